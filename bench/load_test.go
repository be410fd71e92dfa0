package bench

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/store"
)

var (
	loadUsers = flag.Int("users", 0, "of the load benchmarks: people at a time; 0 for 1000 on PostgreSQL and 100 on SQLite")
	loadFor   = flag.Duration("load", 60*time.Second, "of the load benchmarks: how long")
	loadThink = flag.Duration("think", 5*time.Second, "of the load benchmarks: between two things that one person does, on average")
)

// What people do, in a hundred, and how many of them watch a case meanwhile.
var mix = []struct {
	what string
	of   int
}{{"list", 25}, {"open", 30}, {"documents", 15}, {"report", 10}, {"search", 15}, {"upload", 5}}

const (
	watching  = 5  // one in so many people watches a case's stream
	loadFirms = 20 // firms; people share their tokens
	perFirm   = 20 // cases
	papersIn  = 3  // papers in a case before the people come
)

// BenchmarkServicePostgres has a thousand people at the service as Fargate runs it:
// serve and worker apart, on PostgreSQL, a queue and Redis.
func BenchmarkServicePostgres(b *testing.B) {
	for b.Loop() {
		s := newService(b)
		roles := []*role{s.start("serve"), s.start("worker", "PAPERWURKS_WORKERS=1")}
		load(b, s, roles, s.firms(s.open(), loadFirms), users(1000), 250*time.Millisecond)
	}
}

// BenchmarkServiceSQLite has a hundred people at one process on SQLite.
func BenchmarkServiceSQLite(b *testing.B) {
	for b.Loop() {
		s := bare(b)
		db, err := store.OpenSQLite(b.Context(), filepath.Join(s.dir, "papers.db"), store.Options{Migrate: true})
		if err != nil {
			b.Fatal(err)
		}
		firms := s.firms(db, loadFirms)
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		roles := []*role{s.start("up", "PAPERWURKS_WORKERS=1", "PAPERWURKS_DATABASE_URL=sqlite://"+filepath.Join(s.dir, "papers.db"))}
		load(b, s, roles, firms, users(100), 100*time.Millisecond)
	}
}

func users(usual int) int {
	if *loadUsers > 0 {
		return *loadUsers
	}
	return usual
}

// answers is how long what was asked for took.
type answers struct {
	mu     sync.Mutex
	took   map[string][]time.Duration
	failed map[string]int
	first  map[string]error
}

func (a *answers) note(what string, took time.Duration, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err != nil {
		if a.failed[what]++; a.first[what] == nil {
			a.first[what] = err
		}
		return
	}
	a.took[what] = append(a.took[what], took)
}

// load has people use a service for a while, and prints how long they waited.
func load(b *testing.B, s *service, roles []*role, firms []firm, people int, target time.Duration) {
	b.Helper()
	if err := s.ready(time.Minute); err != nil {
		b.Fatalf("%v\n%s", err, roles[0].log)
	}
	c := s.caller(people)
	// The cases that people find.
	var making sync.WaitGroup
	kases := make([][]string, len(firms))
	for i, f := range firms {
		making.Go(func() {
			for k := range perFirm {
				id := fmt.Sprintf("cload%02d%02d", i, k)
				for n := range papersIn {
					if _, err := c.persist(b.Context(), f.token, id, letter((i*perFirm+k)*papersIn+n)); err != nil {
						b.Errorf("prepare: %v", err)
						return
					}
				}
				kases[i] = append(kases[i], id)
			}
		})
	}
	making.Wait()
	if b.Failed() {
		b.FailNow()
	}
	for i, f := range firms { // until the worker has done them
		for _, id := range kases[i] {
			for end := time.Now().Add(5 * time.Minute); ; time.Sleep(200 * time.Millisecond) {
				var k struct{ State string }
				if err := c.ask(b.Context(), f.token, "GET", "/api/v1/cases/"+id, nil, &k); err != nil || time.Now().After(end) {
					b.Fatalf("%s is %q: %v", id, k.State, err)
				}
				if k.State == "ready" {
					break
				}
			}
		}
	}
	before := cpu(roles)
	a := &answers{took: map[string][]time.Duration{}, failed: map[string]int{}, first: map[string]error{}}
	ctx, stop := context.WithTimeout(b.Context(), *loadFor)
	defer stop()
	var all sync.WaitGroup
	began := time.Now()
	for n := range people {
		f, own := firms[n%len(firms)], kases[n%len(firms)]
		if n%watching == 0 {
			all.Go(func() {
				select { // nobody comes at the same moment
				case <-time.After(rand.N(*loadThink)):
					watch(ctx, c, f, own[n/len(firms)%len(own)], a)
				case <-ctx.Done():
				}
			})
		}
		all.Go(func() { person(ctx, c, f, own, n, a) })
	}
	all.Wait()
	took := time.Since(began)
	printed(b, roles, a, people, took, cpu(roles)-before, target)
}

// person does one thing after the other and thinks in between.
func person(ctx context.Context, c caller, f firm, kases []string, n int, a *answers) {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	for up := 0; ; {
		think := time.Duration(rng.ExpFloat64() * float64(*loadThink))
		select {
		case <-ctx.Done():
			return
		case <-time.After(think):
		}
		at := rng.IntN(100)
		what := ""
		for _, m := range mix {
			if at -= m.of; at < 0 {
				what = m.what
				break
			}
		}
		kase := kases[rng.IntN(len(kases))]
		began := time.Now()
		var err error
		switch what {
		case "list":
			err = c.ask(ctx, f.token, "GET", "/api/v1/cases", nil, nil)
		case "open":
			err = c.ask(ctx, f.token, "GET", "/api/v1/cases/"+kase, nil, nil)
		case "documents":
			err = c.ask(ctx, f.token, "GET", "/api/v1/cases/"+kase+"/documents", nil, nil)
		case "report":
			err = c.ask(ctx, f.token, "GET", "/api/v1/cases/"+kase+"/report/json", nil, nil)
		case "search":
			err = c.ask(ctx, f.token, "GET", "/api/v1/cases/"+kase+"/search?q=who+accepts+the+offer", nil, nil)
		case "upload": // announced, sent and completed: three requests
			up++
			_, err = c.send(ctx, f.token, kase, letter(1_000_000+n*1000+up))
		}
		if ctx.Err() != nil {
			return // it was cut off, not slow
		}
		a.note(what, time.Since(began), err)
	}
}

// watch holds a stream open, and counts how long it took to begin.
func watch(ctx context.Context, c caller, f firm, kase string, a *answers) {
	stream := &http.Client{Transport: c.client.Transport} // which may last
	for ctx.Err() == nil {
		began := time.Now()
		req, err := http.NewRequestWithContext(ctx, "GET", c.url+"/api/v1/cases/"+kase+"/events", nil)
		if err != nil {
			a.note("stream", 0, err)
			return
		}
		req.Header.Set("Authorization", "Bearer "+f.token)
		res, err := stream.Do(req)
		if ctx.Err() != nil {
			return
		}
		if err == nil && res.StatusCode != http.StatusOK {
			err = errors.New(res.Status)
		}
		if err == nil {
			r := bufio.NewReader(res.Body)
			_, err = r.ReadString('\n')
			a.note("stream", time.Since(began), err)
			for err == nil {
				_, err = r.ReadString('\n')
			}
			_ = res.Body.Close()
		} else {
			a.note("stream", 0, err)
		}
		select { // as a browser does that lost its stream
		case <-ctx.Done():
		case <-time.After(3 * time.Second):
		}
	}
}

// cpu is the processor time of processes that run: proc(5), utime and stime.
func cpu(roles []*role) time.Duration {
	total := int64(0)
	for _, r := range roles {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", r.cmd.Process.Pid))
		if err != nil {
			continue
		}
		_, rest, _ := strings.Cut(string(text), ") ")
		fields := strings.Fields(rest)
		var user, system int64
		if len(fields) > 12 {
			_, _ = fmt.Sscan(fields[11], &user)
			_, _ = fmt.Sscan(fields[12], &system)
		}
		total += user + system
	}
	return time.Duration(total) * 10 * time.Millisecond // a hundred ticks a second
}

func printed(b *testing.B, roles []*role, a *answers, people int, took, busy time.Duration, target time.Duration) {
	var out strings.Builder
	quantile := func(d []time.Duration, q float64) time.Duration {
		if len(d) == 0 {
			return 0
		}
		return d[min(len(d)-1, int(q*float64(len(d))))].Round(100 * time.Microsecond)
	}
	fmt.Fprintf(&out, "\n%d people for %s, each doing something every %s\n", people, took.Round(time.Second), *loadThink)
	fmt.Fprintf(&out, "%-10s %8s %7s %10s %10s %10s %10s\n", "", "answers", "errors", "p50", "p95", "p99", "most")
	var all []time.Duration
	errs := 0
	row := func(what string, d []time.Duration, failed int) {
		slices.Sort(d)
		fmt.Fprintf(&out, "%-10s %8d %7d %10s %10s %10s %10s\n", what, len(d), failed, quantile(d, .5), quantile(d, .95), quantile(d, .99), quantile(d, 1))
	}
	for _, what := range []string{"list", "open", "documents", "report", "search", "upload", "stream"} {
		row(what, a.took[what], a.failed[what])
		if what != "upload" { // three requests, one of them as long as its bytes
			all = append(all, a.took[what]...)
		}
		errs += a.failed[what]
		if err := a.first[what]; err != nil {
			fmt.Fprintf(&out, "  the first error: %v\n", err)
		}
	}
	row("all but uploads", all, errs)
	fmt.Fprintf(&out, "%.0f answers a second; %.2f processors busy in the roles\n", float64(len(all))/took.Seconds(), busy.Seconds()/took.Seconds())
	for _, r := range roles {
		fmt.Fprintf(&out, "%-10s %d MiB resident at most\n", r.name, r.peak.Load()>>10)
	}
	p99 := quantile(all, .99)
	fmt.Fprintf(&out, "p99 %s of %s, %d errors", p99, target, errs)
	b.Log(out.String())
	b.ReportMetric(float64(p99.Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(errs), "errors")
}
