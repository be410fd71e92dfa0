package cost

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"time"

	"go.yaml.in/yaml/v3"
)

// Price is one line of the file of prices.
type Price struct {
	Key        string
	What       string
	Unit       string
	USD        float64
	Read       time.Time // when the price was read
	Confidence string    // read, inferred, unverified, old
	Source     string
}

// Prices by key.
type Prices map[string]Price

// ReadPrices reads the file of prices; it refuses one with a price that has no day,
// no source or an unknown confidence.
func ReadPrices(path string) (Prices, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p, err := parsePrices(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

func parsePrices(text []byte) (Prices, error) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	out := Prices{}
	for i, row := range rows {
		if i == 0 {
			continue
		}
		if len(row) != 7 {
			return nil, fmt.Errorf("line %d has %d columns, not 7", i+1, len(row))
		}
		usd, err := strconv.ParseFloat(row[3], 64)
		if err != nil || usd < 0 {
			return nil, fmt.Errorf("line %d: %q is not a price", i+1, row[3])
		}
		day, err := time.Parse(time.DateOnly, row[4])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		switch row[5] {
		case "read", "inferred", "unverified", "old":
		default:
			return nil, fmt.Errorf("line %d: a price is read, inferred, unverified or old, not %q", i+1, row[5])
		}
		if row[6] == "" {
			return nil, fmt.Errorf("line %d: %s has no source", i+1, row[0])
		}
		if _, twice := out[row[0]]; twice {
			return nil, fmt.Errorf("line %d: %s stands twice", i+1, row[0])
		}
		out[row[0]] = Price{row[0], row[1], row[2], usd, day, row[5], row[6]}
	}
	return out, nil
}

// Assumptions are what the estimate needs and no plan says.
type Assumptions struct {
	DollarsPerPound float64                       `yaml:"dollars_per_pound"`
	HoursPerMonth   float64                       `yaml:"hours_per_month"`
	SpotFraction    float64                       `yaml:"spot_fraction"`
	Targets         map[string]float64            `yaml:"targets"`
	Document        map[string]map[string]float64 `yaml:"document"`
	Volumes         map[string]Volumes            `yaml:"volumes"`
}

// Volumes are a month's use of an environment, in GB where the name says nothing else.
type Volumes struct {
	Documents       float64 `yaml:"documents"`
	Uploads         float64 `yaml:"uploads"` // that arrive; each is scanned once
	Records         float64 `yaml:"records"`
	LogsBucket      float64 `yaml:"logs_bucket"`
	LogLines        float64 `yaml:"log_lines"`
	NAT             float64 `yaml:"nat"`
	Out             float64 `yaml:"out"`
	MillionRequests float64 `yaml:"million_requests"`
	LoadUnits       float64 `yaml:"load_units"` // of the load balancer, on average
	MillionTraces   float64 `yaml:"million_traces"`
	Backup          float64 `yaml:"backup"`
	InsightsMetrics float64 `yaml:"insights_metrics"` // of one service, where Container Insights are on
}

// ReadAssumptions reads the file of assumptions.
func ReadAssumptions(path string) (*Assumptions, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var a Assumptions
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&a); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if a.DollarsPerPound <= 0 || a.HoursPerMonth <= 0 || a.SpotFraction <= 0 || a.SpotFraction > 1 {
		return nil, fmt.Errorf("%s: the rate, the hours and the fraction of Spot must be above zero", path)
	}
	return &a, nil
}
