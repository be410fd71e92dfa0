package telemetry

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Namespace is the one of the metrics, and Dimension their one dimension: the
// name of the ECS cluster.
const (
	Namespace = "Paperwurks"
	Dimension = "Cluster"
)

// perLine is how many values of a metric one line may have: CloudWatch takes 100.
// With that a line has at most 2 kB, and container runtimes cut lines at 16 kB.
const perLine = 100

// embedded is the form that CloudWatch reads metrics from: Amazon's specification
// of the embedded metric format.
type embedded struct {
	Timestamp         int64       `json:"Timestamp"` // milliseconds
	CloudWatchMetrics []directive `json:"CloudWatchMetrics"`
}

type directive struct {
	Namespace  string
	Dimensions [][]string
	Metrics    []struct{ Name, Unit string }
}

// WriteLines writes what was recorded since the last time as lines of the log, of
// a cluster, and forgets it. A metric without a value has no line.
func (m *Meter) WriteLines(w io.Writer, cluster string) error {
	m.mu.Lock()
	recent := m.recent
	m.recent = map[string][]float64{}
	m.mu.Unlock()
	for _, k := range Metrics() {
		for values := range slices.Chunk(recent[k.Name], perLine) {
			if err := writeLine(w, m.Now(), cluster, k, values); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeLine(w io.Writer, at time.Time, cluster string, k Metric, values []float64) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	rounded := make([]json.Number, len(values))
	for i, v := range values {
		rounded[i] = json.Number(strconv.FormatFloat(v, 'g', 6, 64))
	}
	line := map[string]any{
		"_aws": embedded{at.UnixMilli(), []directive{{
			Namespace, [][]string{{Dimension}}, []struct{ Name, Unit string }{{k.Name, k.Unit}},
		}}},
		Dimension: cluster, k.Name: rounded,
	}
	if len(rounded) == 1 {
		line[k.Name] = rounded[0]
	}
	if err := e.Encode(line); err != nil {
		return fmt.Errorf("metric %s: %w", k.Name, err)
	}
	_, err := w.Write(b.Bytes()) // at once: others write to the same log
	return err
}

// Cluster asks ECS for the name of the cluster that this task runs in, at the
// address that it gives to containers (ECS_CONTAINER_METADATA_URI_V4).
func Cluster(ctx context.Context, metadata string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, metadata+"/task", nil)
	if err != nil {
		return "", fmt.Errorf("the metadata of the task: %w", err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", fmt.Errorf("the metadata of the task: %w", err)
	}
	defer res.Body.Close()
	var task struct{ Cluster string } // its name, or its ARN
	if err := json.NewDecoder(io.LimitReader(res.Body, 1<<20)).Decode(&task); err != nil {
		return "", fmt.Errorf("the metadata of the task: %s: %w", res.Status, err)
	}
	if res.StatusCode != http.StatusOK || task.Cluster == "" {
		return "", fmt.Errorf("the metadata of the task name no cluster: %s", res.Status)
	}
	return task.Cluster[strings.LastIndex(task.Cluster, "/")+1:], nil
}
