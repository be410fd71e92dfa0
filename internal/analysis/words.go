package analysis

import (
	"fmt"
	"math"
	"strings"
)

// Pages writes page numbers for people, runs joined: "pages 2, 4–7".
func Pages(n []int) string {
	var parts []string
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		switch j {
		case i:
			parts = append(parts, fmt.Sprint(n[i]))
		case i + 1:
			parts = append(parts, fmt.Sprint(n[i]), fmt.Sprint(n[j]))
		default:
			parts = append(parts, fmt.Sprintf("%d–%d", n[i], n[j]))
		}
		i = j + 1
	}
	if len(n) == 1 {
		return "page " + parts[0]
	}
	return "pages " + strings.Join(parts, ", ")
}

// round keeps two decimals: a hundredth of a point, a hundredth of confidence.
func round(x float64) float64 { return math.Round(x*100) / 100 }

// share is a part of a whole, 1 when nothing is wanted.
func share(have, want int) float64 {
	if want == 0 {
		return 1
	}
	return round(float64(have) / float64(want))
}
