package terraform

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"
)

// edition is part of every key of the cache: it changes when the way plans are
// made changes.
const edition = "10"

// Request says what to plan.
type Request struct {
	Tree      string            // folder that holds the environments and their modules
	Dir       string            // the environment within it: environments/dev
	Variables map[string]string // values for its variables, as on the command line
	Account   string            // the account that made-up identities belong to; twelve digits
}

// OfflineValues is a file at the top of a tree with the values of variables that the
// pipeline would pass: account, names, digests of images.
const OfflineValues = "offline.tfvars.json"

// Plans are the two plans of an environment, and their JSON.
type Plans struct {
	Fresh, Settled         *Plan
	FreshJSON, SettledJSON []byte
	Rounds                 int // of planning until nothing changed any more
}

// rounds is how often planning is repeated at most. Each round makes known what
// depended on the last. Of some thousand unknown values the first round leaves fifty
// and the second ten, none of which a policy or a name depends on.
const rounds = 3

// Plan plans an environment, or takes the plan from the cache if this very tree
// was planned before. Two that ask for the same plan at once make it once.
func (t *Tool) Plan(ctx context.Context, req Request) (*Plans, error) {
	key, err := t.digest(req)
	if err != nil {
		return nil, err
	}
	if p, err := t.load(key); err == nil {
		return p, nil
	}
	unlock, err := lock(filepath.Join(t.Cache, key+".lock"))
	if err != nil {
		return nil, err
	}
	defer unlock()
	if p, err := t.load(key); err == nil {
		return p, nil
	}
	t.forget(30 * 24 * time.Hour)
	p, err := t.plan(ctx, req)
	if err != nil {
		return nil, err
	}
	for suffix, text := range map[string][]byte{"fresh": p.FreshJSON, "settled": p.SettledJSON} {
		if err := t.write(key+"."+suffix+".json", text); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (t *Tool) plan(ctx context.Context, req Request) (*Plans, error) {
	w, err := t.open(req.Tree)
	if err != nil {
		return nil, err
	}
	defer w.close()
	if err := w.override(req.Dir); err != nil {
		return nil, err
	}
	if err := w.init(ctx, req.Dir); err != nil {
		return nil, err
	}
	names := make([]string, 0, len(req.Variables))
	for name := range req.Variables {
		names = append(names, name)
	}
	sort.Strings(names)
	args := []string{"plan", "-input=false", "-no-color", "-lock=false", "-refresh=false", "-out=plan.tfplan", "-state=offline.tfstate"}
	if _, err := os.Stat(filepath.Join(w.root, OfflineValues)); err == nil {
		up, err := filepath.Rel(req.Dir, OfflineValues)
		if err != nil {
			return nil, err
		}
		args = append(args, "-var-file="+up)
	}
	for _, name := range names {
		args = append(args, "-var", name+"="+req.Variables[name])
	}
	once := func() (*Plan, []byte, error) {
		if _, err := w.run(ctx, req.Dir, args...); err != nil {
			return nil, nil, err
		}
		text, err := w.run(ctx, req.Dir, "show", "-json", "plan.tfplan")
		if err != nil {
			return nil, nil, err
		}
		p, err := Parse(text)
		return p, text, err
	}
	out := &Plans{}
	if out.Fresh, out.FreshJSON, err = once(); err != nil {
		return nil, err
	}
	if err := w.allowReplacing(); err != nil {
		return nil, err
	}
	s := &settler{account: req.Account, hints: t.hints()}
	if s.schemas, err = t.schemas(ctx, w, req.Dir); err != nil {
		return nil, err
	}
	out.Settled, out.SettledJSON = out.Fresh, out.FreshJSON
	last := out.Fresh.Unknowns()
	for out.Rounds = 1; out.Rounds <= rounds; out.Rounds++ {
		state, err := s.state(out.Settled)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(w.root, req.Dir, "offline.tfstate"), state, 0o600); err != nil {
			return nil, err
		}
		if out.Settled, out.SettledJSON, err = once(); err != nil {
			return nil, fmt.Errorf("planning again, as if everything existed: %w", err)
		}
		left := out.Settled.Unknowns()
		if left == 0 || left >= last {
			break
		}
		last = left
		s.hints = nil // they helped in the first round; later ones know better
	}
	hints, err := json.Marshal(remember(out.Fresh, out.Settled))
	if err != nil {
		return nil, err
	}
	return out, t.write("hints.json", hints)
}

// digest names a request by everything that its plan depends on.
func (t *Tool) digest(req Request) (string, error) {
	h := sha256.New()
	info, err := os.Stat(t.Binary)
	if err != nil {
		return "", err
	}
	fmt.Fprintln(h, edition, platform(), t.Binary, info.Size(), t.Mirror, req.Dir, req.Account)
	names := make([]string, 0, len(req.Variables))
	for name, value := range req.Variables {
		names = append(names, name+"="+value)
	}
	sort.Strings(names)
	fmt.Fprintln(h, names)
	err = walkTree(req.Tree, func(rel, path string) error {
		if strings.HasSuffix(rel, ".tftest.hcl") || strings.HasPrefix(filepath.ToSlash(rel), "environments/") && !strings.HasPrefix(filepath.ToSlash(rel), filepath.ToSlash(req.Dir)+"/") {
			return nil // plans do not depend on tests or on other environments
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %x\n", rel, sha256.Sum256(text))
		return nil
	})
	return hex.EncodeToString(h.Sum(nil))[:32], err
}

func (t *Tool) load(key string) (*Plans, error) {
	var p Plans
	var err error
	if p.FreshJSON, err = os.ReadFile(filepath.Join(t.Cache, key+".fresh.json")); err != nil {
		return nil, err
	}
	if p.SettledJSON, err = os.ReadFile(filepath.Join(t.Cache, key+".settled.json")); err != nil {
		return nil, err
	}
	if p.Fresh, err = Parse(p.FreshJSON); err != nil {
		return nil, err
	}
	p.Settled, err = Parse(p.SettledJSON)
	return &p, err
}

// write puts a file into the cache whole or not at all.
func (t *Tool) write(name string, text []byte) error {
	f, err := os.CreateTemp(t.Cache, "new-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(text); err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(t.Cache, name))
}

// forget removes what nobody used for long.
func (t *Tool) forget(after time.Duration) {
	entries, _ := os.ReadDir(t.Cache)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > after && (strings.HasSuffix(e.Name(), ".json") || strings.HasSuffix(e.Name(), ".lock")) {
			_ = os.Remove(filepath.Join(t.Cache, e.Name()))
		}
	}
}

// hints are the values of an earlier plan, of whatever environment: a start from
// which settling is quick. Wrong ones are found out by planning again.
func (t *Tool) hints() map[string]map[string]any {
	var h map[string]map[string]any
	if text, err := os.ReadFile(filepath.Join(t.Cache, "hints.json")); err == nil {
		_ = json.Unmarshal(text, &h)
	}
	return h
}

// schemas are the provider's, asked once for each version of it.
func (t *Tool) schemas(ctx context.Context, w *workspace, dir string) (map[string]*schema, error) {
	lockfile, err := os.ReadFile(filepath.Join(w.root, dir, ".terraform.lock.hcl"))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(append([]byte(edition), lockfile...))
	name := "schemas-" + hex.EncodeToString(sum[:8]) + ".json"
	var out map[string]*schema
	if text, err := os.ReadFile(filepath.Join(t.Cache, name)); err == nil && json.Unmarshal(text, &out) == nil {
		return out, nil
	}
	text, err := w.run(ctx, dir, "providers", "schema", "-json")
	if err != nil {
		return nil, err
	}
	if out, err = readSchemas(text); err != nil {
		return nil, err
	}
	kept, err := json.Marshal(out)
	if err != nil {
		return nil, err
	}
	return out, t.write(name, kept)
}

// Environment is the request for an environment of a tree, or its set-up, in a
// profile; with no profile, as it ships. The account is one that nobody has.
func Environment(tree, name, profile string) Request {
	req := Request{Tree: tree, Dir: filepath.Join("environments", name), Account: "123456789012", Variables: map[string]string{}}
	if name == "setup" {
		req.Dir = "setup"
		return req
	}
	if profile != "" {
		req.Variables["profile"] = profile
	}
	return req
}
