package model

import (
	_ "embed"
	"encoding/json"
	"math"
	"strings"
	"sync"
)

//go:embed prices.json
var priceList []byte

// Micropounds is an amount of money: a millionth of a pound, so that a call that costs
// a hundredth of a penny is not nothing and sums are exact.
type Micropounds int64

// Pounds is the amount as people write it.
func (m Micropounds) Pounds() float64 { return float64(m) / 1e6 }

// Pounds is an amount of so many pounds.
func Pounds(p float64) Micropounds { return Micropounds(math.Round(p * 1e6)) }

type price struct{ In, Out float64 }

// prices is the list as data, with the day it was read and where.
type prices struct {
	Read            string
	Source          string
	PoundsPerDollar float64 `json:"pounds_per_dollar"`
	RateSource      string  `json:"rate_source"`
	Unknown         price
	Models          map[string]price
}

var priced = sync.OnceValue(func() prices {
	var p prices
	if err := json.Unmarshal(priceList, &p); err != nil {
		panic("model: prices.json: " + err.Error())
	}
	return p
})

// Cost is what a use of a model costs, rounded up: an estimate for budgets, not a
// bill. A model is found by the longest beginning of its id on the list, since ids end
// in dates and versions; one that is not there costs as the dearest, so that a budget
// errs on the side of stopping.
func Cost(id string, u Usage) Micropounds {
	list := priced()
	p, longest := list.Unknown, 0
	for name, at := range list.Models {
		if strings.HasPrefix(id, name) && len(name) > longest {
			p, longest = at, len(name)
		}
	}
	return Micropounds(math.Ceil((float64(u.In)*p.In + float64(u.Out)*p.Out) * list.PoundsPerDollar))
}

// PricesRead is the day on which the prices were read, 2006-01-02, and where.
func PricesRead() (day, source string) { return priced().Read, priced().Source }
