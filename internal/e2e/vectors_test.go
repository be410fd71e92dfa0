package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/model/modeltest"
	"github.com/paperwurks/paperwurks/internal/model/onnx/onnxtest"
)

// A case's passages get their vectors through Bedrock's protocol; what was killed in
// the middle goes on; another model's are not used and go; a paper and a case that are
// kept from models lose theirs; and the ledger knows what it cost.
func TestVectorsOfPassages(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	var failing atomic.Bool
	stand := modeltest.Start(t, nil)
	embedded := func() (n int) {
		for _, c := range stand.Asked() {
			if c.Operation == "invoke" {
				n++
			}
		}
		return n
	}
	stand.Mind = func(c modeltest.Call) modeltest.Say {
		if c.Operation == "invoke" && failing.Load() {
			return modeltest.Say{Status: 400, Code: "ValidationException"}
		}
		return modeltest.Honest(c)
	}
	dir := t.TempDir()
	model := func(embedding string) map[string]string {
		return map[string]string{"PAPERWURKS_MODEL_URL": "bedrock://eu-west-2/amazon.nova-lite-v1:0?endpoint=" + stand.URL + "&embedding=" + embedding}
	}
	leaves := func(kase string) (names []string) {
		_ = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.Contains(path, kase) && strings.HasPrefix(d.Name(), "vectors-") {
				names = append(names, path)
			}
			return nil
		})
		return names
	}
	spent := func(s *service, kase string) (calls, tokens int) {
		for _, l := range get[api.Spending](s, "GET", "/api/v1/cases/"+kase+"/spending", nil).Lines {
			if l.Purpose == "embedding" {
				calls, tokens = calls+l.Calls, tokens+l.In
			}
		}
		return calls, tokens
	}
	until := func(what string, is func() bool) {
		t.Helper()
		for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("not in a minute: %s", what)
			}
		}
	}
	var kase api.Case
	var lease api.Document
	t.Run("the first paper is kept when the second fails", func(t *testing.T) {
		s := boot(t, dir, model("amazon.titan-embed-text-v2:0&dimension=256"))
		kase = get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Flat 1", "options": map[string]string{"as_at": "2026-11-22"}})
		lease = s.upload(kase.ID, "lease.txt", []byte(askedLease))
		s.untilReady(kase.ID)
		until("a leaf of the lease", func() bool { return len(leaves(kase.ID)) == 1 })
		failing.Store(true)
		n := embedded()
		s.upload(kase.ID, "letter.txt", []byte("Dear Sirs,\n\nThe garden wall leans towards the lane and our client will take it down.\n\nYours faithfully,\nA Clerk"))
		until("a refusal", func() bool { return embedded() > n })
	})
	before := embedded()
	failing.Store(false)
	t.Run("killed, it goes on where it was", func(t *testing.T) {
		s := boot(t, dir, model("amazon.titan-embed-text-v2:0&dimension=256"))
		until("a second leaf", func() bool { return len(leaves(kase.ID)) == 2 })
		if n := embedded() - before; n == 0 || n > 3 {
			t.Errorf("%d passages were embedded anew, of a letter of two", n)
		}
		if calls, tokens := spent(s, kase.ID); calls < 2 || tokens == 0 {
			t.Errorf("the ledger has %d calls and %d tokens", calls, tokens)
		}
		near := get[struct{ Passages []struct{ Near float64 } }](s, "GET", "/api/v1/cases/"+kase.ID+"/search?q=wall+leans+towards+lane", nil)
		if len(near.Passages) == 0 || near.Passages[0].Near == 0 {
			t.Errorf("no passage is near in meaning: %+v", near)
		}
	})
	old := leaves(kase.ID)
	t.Run("another dimension is another model's: old vectors go, new ones come", func(t *testing.T) {
		s := boot(t, dir, model("amazon.titan-embed-text-v2:0&dimension=512"))
		until("the old ones to go", func() bool {
			now := leaves(kase.ID)
			for _, name := range old {
				for _, n := range now {
					if n == name {
						return false
					}
				}
			}
			return len(now) == 2
		})
		get[api.Document](s, "PUT", "/api/v1/documents/"+lease.ID+"/model", map[string]bool{"allowed": false})
		until("a paper that is kept from models to lose its own", func() bool { return len(leaves(kase.ID)) == 1 })
		n := embedded()
		get[api.Case](s, "PUT", "/api/v1/cases/"+kase.ID+"/model", map[string]bool{"allowed": false})
		until("a case that is kept from models to lose all", func() bool { return len(leaves(kase.ID)) == 0 })
		get[askedAnswer](s, "POST", "/api/v1/cases/"+kase.ID+"/ask", map[string]string{"question": "Who has to fix the roof?"})
		if now := embedded(); now != n {
			t.Errorf("%d texts of a case without a model were sent", now-n)
		}
	})
	t.Run("without a model there is nothing of one", func(t *testing.T) {
		s := boot(t, dir, nil)
		n := stand.Calls()
		get[askedAnswer](s, "POST", "/api/v1/cases/"+kase.ID+"/ask", map[string]string{"question": "Who has to fix the roof?"})
		if stand.Calls() != n {
			t.Error("a model was asked")
		}
	})
}

// A sentence model of the user's own makes the vectors on this machine: they are used,
// go with a paper that is kept from models, and cost nothing.
func TestVectorsOfAModelOfOnesOwn(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "tiny-encoder")
	if err := onnxtest.Folder(folder, onnxtest.Small(0, onnxtest.Plain), strings.Fields("garden wall towards lane roof client")); err != nil {
		t.Fatal(err)
	}
	s := boot(t, t.TempDir(), map[string]string{"PAPERWURKS_MODEL_URL": "local://" + folder})
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Flat 2", "options": map[string]string{"as_at": "2026-11-22"}})
	letter := s.upload(kase.ID, "letter.txt", []byte("Dear Sirs,\n\nThe garden wall leans towards the lane and our client will take it down.\n\nYours faithfully,\nA Clerk"))
	s.untilReady(kase.ID)
	near := func() float64 {
		got := get[struct{ Passages []struct{ Near float64 } }](s, "GET", "/api/v1/cases/"+kase.ID+"/search?q=wall+leans+towards+lane", nil)
		if len(got.Passages) == 0 {
			return 0
		}
		return got.Passages[0].Near
	}
	until := func(what string, is func() bool) {
		t.Helper()
		for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("not in a minute: %s", what)
			}
		}
	}
	until("a passage that is near in meaning", func() bool { return near() > 0 })
	if lines := get[api.Spending](s, "GET", "/api/v1/cases/"+kase.ID+"/spending", nil).Lines; len(lines) > 0 {
		t.Errorf("it cost something: %+v", lines)
	}
	get[api.Document](s, "PUT", "/api/v1/documents/"+letter.ID+"/model", map[string]bool{"allowed": false})
	until("a paper that is kept from models to lose its vectors", func() bool { return near() == 0 })
}
