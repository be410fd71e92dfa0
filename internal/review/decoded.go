package review

import (
	"crypto/sha256"
	"encoding/json"
	"sync"

	"github.com/paperwurks/paperwurks/internal/analysis"
)

// decoded remembers the reports that were decoded last, by the digest of their bytes:
// most of what a page of a large case costs is to decode the same report again. The
// bytes are asked of the store each time, so that what was erased is not shown, and
// no name of a firm or a case could lead to another's. The reports are shared:
// nobody may change one.
type decoded struct {
	mu   sync.Mutex
	kept []decodedReport // the last used first
	size int             // of their texts
}

type decodedReport struct {
	sum    [sha256.Size]byte
	report *analysis.Report
	size   int
}

// mostDecoded is how many bytes of reports are remembered, as texts; in memory they
// take about twice as much.
const mostDecoded = 8 << 20

func (d *decoded) report(text []byte) (*analysis.Report, error) {
	sum := sha256.Sum256(text)
	if r := d.find(sum); r != nil {
		return r, nil
	}
	var r analysis.Report
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, err
	}
	d.keep(decodedReport{sum, &r, len(text)})
	return &r, nil
}

func (d *decoded) find(sum [sha256.Size]byte) *analysis.Report {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, k := range d.kept {
		if k.sum == sum {
			copy(d.kept[1:i+1], d.kept[:i])
			d.kept[0] = k
			return k.report
		}
	}
	return nil
}

func (d *decoded) keep(k decodedReport) {
	if k.size > mostDecoded/2 {
		return // one very large case may not drive out all others
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kept = append([]decodedReport{k}, d.kept...)
	for d.size += k.size; d.size > mostDecoded; {
		last := len(d.kept) - 1
		d.size -= d.kept[last].size
		d.kept[last] = decodedReport{}
		d.kept = d.kept[:last]
	}
}
