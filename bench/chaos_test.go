package bench

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

var (
	chaosDocuments = flag.Int("documents", 200, "of the chaos test: papers to send")
	chaosFor       = flag.Duration("chaos", 15*time.Second, "of the chaos test: how long things are killed at most; it ends earlier when every paper is done")
	chaosSeed      = flag.Uint64("seed", 0, "of the chaos test: 0 for another each time")
)

const (
	chaosFirms   = 5
	chaosCase    = 25 // papers to a case
	chaosSenders = 8
	chaosWorkers = 2 // processes
)

// TestChaos queues papers while processes, PostgreSQL, Redis and the queue are killed
// and started again at random, and counts what became of them: none may be lost, no
// step of any may be done twice, and the audit's chains must hold.
//
//	go test ./bench -run TestChaos -v -documents 10000 -chaos 5m -timeout 30m
func TestChaos(t *testing.T) {
	seed := *chaosSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("-seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	s := newService(t)
	db := s.open()
	firms := s.firms(db, chaosFirms)

	// Each part of the world and how it is killed and brought back.
	procs := struct {
		sync.Mutex
		of map[string]*role
	}{of: map[string]*role{}}
	begin := func(name string) {
		procs.Lock()
		defer procs.Unlock()
		kind, _, _ := strings.Cut(name, " ")
		procs.of[name] = s.start(kind, "PAPERWURKS_WORKERS=2")
	}
	current := func(name string) *role {
		procs.Lock()
		defer procs.Unlock()
		return procs.of[name]
	}
	begin("serve")
	workers := []string{}
	for i := range chaosWorkers {
		workers = append(workers, fmt.Sprintf("worker %d", i))
		begin(workers[i])
	}
	if err := s.ready(time.Minute); err != nil {
		t.Fatalf("%v\n%s", err, current("serve").log)
	}
	blows := map[string]int{}
	// Who was killed waits for its world at its start no longer than it can: ECS
	// starts a task again that ended, and so does this.
	ctx, calm := context.WithCancel(t.Context())
	defer calm()
	var tending sync.WaitGroup
	for _, name := range append([]string{"serve"}, workers...) {
		tending.Go(func() {
			for {
				select {
				case <-current(name).done:
					time.Sleep(200 * time.Millisecond)
					begin(name)
				case <-ctx.Done():
					return
				}
			}
		})
	}
	began := time.Now()
	var sent, tries atomic.Int64
	ready := make(chan struct{})
	c := s.caller(chaosSenders)
	ids := make([]string, *chaosDocuments)
	var senders sync.WaitGroup
	next := make(chan int)
	for range chaosSenders {
		senders.Go(func() {
			for n := range next {
				f := firms[n/chaosCase%chaosFirms]
				kase := fmt.Sprintf("cchaos%06d", n/chaosCase)
				for ids[n] == "" && t.Context().Err() == nil {
					tries.Add(1)
					id, err := c.persist(t.Context(), f.token, kase, letter(n))
					if err != nil {
						time.Sleep(100 * time.Millisecond)
						continue
					}
					ids[n] = id
					sent.Add(1)
				}
			}
		})
	}
	go func() {
		for n := range *chaosDocuments {
			next <- n
		}
		close(next)
		senders.Wait()
		close(ready)
	}()

	pause := func(most time.Duration) { time.Sleep(time.Duration(rng.Int64N(int64(most)))) }
	kinds := []struct {
		name string
		blow func()
	}{
		{"serve killed", func() { current("serve").kill() }},
		{"serve stopped", func() { _ = current("serve").cmd.Process.Signal(syscall.SIGTERM) }},
		{"worker killed", func() { current(workers[rng.IntN(len(workers))]).kill() }},
		{"worker killed", func() { current(workers[rng.IntN(len(workers))]).kill() }},
		{"worker stopped", func() { _ = current(workers[rng.IntN(len(workers))]).cmd.Process.Signal(syscall.SIGTERM) }},
		{"PostgreSQL killed", func() {
			s.postgres.Kill()
			pause(2 * time.Second)
			if err := s.postgres.Serve(); err != nil {
				t.Error(err)
			}
		}},
		{"Redis killed", func() { s.redis.Kill(); pause(2 * time.Second); s.redis.Restart() }},
		{"queue away", func() { s.queue.away.Store(true); pause(3 * time.Second); s.queue.away.Store(false) }},
	}
	left := func() (n int) {
		b, err := db.Backlog(t.Context())
		if err != nil {
			return -1
		}
		return b.Due + b.Running
	}
	for time.Since(began) < *chaosFor {
		k := kinds[rng.IntN(len(kinds))]
		k.blow()
		blows[k.name]++
		pause(4 * time.Second)
		select {
		case <-ready:
			if left() == 0 {
				goto over
			}
		default:
		}
	}
over:
	stormed := time.Since(began)
	<-ready
	uploaded := time.Since(began)
	for last, since := 0, time.Now(); ; time.Sleep(200 * time.Millisecond) {
		n := left()
		if n == 0 {
			break
		}
		if n != last {
			last, since = n, time.Now()
		}
		if time.Since(since) > 2*time.Minute {
			t.Fatalf("%d pieces of work are left and none is done\n%s", n, current(workers[0]).log)
		}
	}
	took := time.Since(began)
	calm()
	tending.Wait()
	for _, name := range append([]string{"serve"}, workers...) {
		if d := current(name).stop(); d > 12*time.Second {
			t.Errorf("%s took %s to stop", name, d)
		}
	}

	sum := count(t, s, db, firms, ids)
	t.Logf(`
%d papers, %d firms; storm of %s, sent after %s, done after %s
blows             %v
sent              %d, in %d tries
ready             %d
lost              %d
steps done twice  %d
given up          %d
audit records     %d, %d chains of %d broken
bytes left over   %d files`,
		*chaosDocuments, chaosFirms, stormed.Round(time.Second), uploaded.Round(time.Second), took.Round(time.Second),
		blows, sent.Load(), tries.Load(), sum.ready, sum.lost, sum.twice, sum.parked, sum.records, sum.broken, chaosFirms, sum.files)
	if sum.lost+sum.twice+sum.parked+sum.broken+sum.files > 0 || sum.ready != *chaosDocuments {
		t.Error("something was lost, done twice or left over")
	}
}

// persist makes the case when it is not there and sends a paper to it.
func (c caller) persist(ctx context.Context, token, kase string, p paper) (string, error) {
	id, err := c.send(ctx, token, kase, p)
	var e errStatus
	if errors.As(err, &e) && e.code == 404 {
		if err := c.ask(ctx, token, "POST", "/api/v1/cases", map[string]any{"id": kase, "name": kase, "options": map[string]string{"as_at": "2026-11-30"}}, nil); err != nil {
			if !errors.As(err, &e) || e.code != 409 { // made by another sender, or before a kill
				return "", err
			}
		}
		id, err = c.send(ctx, token, kase, p)
	}
	return id, err
}

// tally is what became of the papers.
type tally struct{ ready, lost, twice, parked, records, broken, files int }

// count looks at everything: records, audit, files.
func count(t *testing.T, s *service, db *store.Store, firms []firm, ids []string) (sum tally) {
	t.Helper()
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	if len(wanted) != len(ids) {
		t.Errorf("%d papers have %d ids", len(ids), len(wanted))
	}
	kept := map[string]bool{}
	for _, f := range firms {
		ctx := tenant.With(t.Context(), tenant.Who{Organisation: f.id, Person: "administrator", Role: tenant.Administrator})
		var chain audit.Chain
		steps, whole := map[string]int{}, true
		for after := int64(0); ; {
			records, err := db.Audit(ctx, after, 1000)
			if err != nil {
				t.Fatal(err)
			}
			if len(records) == 0 {
				break
			}
			for _, r := range records {
				if err := chain.Add(r); err != nil && whole {
					t.Error(err)
					whole = false
				}
				steps[string(r.Action)+" "+r.Subject]++
			}
			after = records[len(records)-1].Seq
			sum.records += len(records)
		}
		if !whole {
			sum.broken++
		}
		cases := map[property.ID]bool{}
		for n := range (len(ids) + chaosCase - 1) / chaosCase {
			if firms[n%chaosFirms].id == f.id {
				cases[property.ID(fmt.Sprintf("cchaos%06d", n))] = true
			}
		}
		for c := range cases {
			docs, err := db.Documents(ctx, c, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range docs {
				if !wanted[string(d.ID)] {
					t.Errorf("%s was not sent", d.Name)
				}
				delete(wanted, string(d.ID))
				kept[string(d.ID)] = true
				switch {
				case d.State == "ready":
					sum.ready++
				case d.Parked:
					sum.parked++
				default:
					t.Logf("%s is %s", d.Name, d.State)
					sum.lost++
				}
				for _, step := range []string{"registered", "uploaded", "kept", "read"} {
					if n := steps["document."+step+" "+string(d.ID)]; n != 1 {
						t.Logf("%s was %s %d times", d.Name, step, n)
						sum.twice++
					}
				}
			}
			k, err := db.Case(ctx, c)
			if err != nil || k.Reviewed != k.Revision {
				t.Errorf("the report of %s is of %d and not of %d, %v", c, k.Reviewed, k.Revision, err)
			}
		}
	}
	sum.lost += len(wanted)
	// A byte is either of a paper that is kept, or of a report; what lies in uploads
	// was copied already, and the sweep takes it.
	root := filepath.Join(s.dir, "files", "documents", "objects")
	originals := 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, _ := filepath.Rel(root, path)
		parts := strings.Split(filepath.ToSlash(name), "/") // firm/case/document/original or firm/case/report-N.json
		switch {
		case len(parts) == 4 && kept[parts[2]] && parts[3] == "original":
			originals++
		case len(parts) == 4 && kept[parts[2]], len(parts) == 3 && strings.HasPrefix(parts[2], "report-"):
		default:
			t.Logf("left over: %s", name)
			sum.files++
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if originals != len(ids) {
		t.Errorf("%d originals of %d papers", originals, len(ids))
	}
	return sum
}
