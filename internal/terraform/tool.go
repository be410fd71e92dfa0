package terraform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// Tool is a terraform program that can be used on this machine.
type Tool struct {
	Binary string // path of the program
	Mirror string // folder of provider packages, or empty when they come from the registry
	Cache  string // folder for plans and schemas that need not be made twice
}

// provider is what a mirror must hold.
const provider = "registry.terraform.io/hashicorp/aws"

// systemFolders are where machines without a network keep provider mirrors.
// Terraform's own implied mirrors come first.
func systemFolders() []string {
	home, _ := os.UserHomeDir()
	return []string{
		filepath.Join(home, ".terraform.d", "plugins"), "/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins",
		"/opt", "/usr/local", "/usr/share", "/usr/lib", "/usr/libexec", "/srv", "/var/lib",
	}
}

// Find looks for the program and for a mirror. Its error says what to install.
func Find() (*Tool, error) {
	binary, err := exec.LookPath("terraform")
	if err != nil {
		return nil, errors.New("there is no terraform on the PATH: install Terraform 1.11 or later from HashiCorp " +
			"(Debian and Ubuntu do not package it: add apt.releases.hashicorp.com to apt and install the package terraform, " +
			"or unzip the release of your system into a folder on the PATH)")
	}
	t := &Tool{Binary: binary, Mirror: mirror(systemFolders())}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	t.Cache = filepath.Join(cache, "paperwurks", "terraform")
	if err := os.MkdirAll(t.Cache, 0o700); err != nil {
		return nil, fmt.Errorf("folder for plans: %w", err)
	}
	return t, nil
}

// mirror returns the first folder under the roots that holds the provider, not
// deeper than three folders down.
func mirror(roots []string) string {
	for _, root := range roots {
		found := ""
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return fs.SkipDir
			}
			if !d.IsDir() {
				return nil
			}
			if info, err := os.Stat(filepath.Join(path, provider)); err == nil && info.IsDir() {
				found = path
				return fs.SkipAll
			}
			if rel, _ := filepath.Rel(root, path); rel != "." && strings.Count(rel, string(filepath.Separator)) >= 2 {
				return fs.SkipDir
			}
			return nil
		})
		if found != "" {
			return found
		}
	}
	return ""
}

// failure is a run of terraform that did not succeed, with what it said.
type failure struct {
	args []string
	dir  string
	said string
	err  error
}

func (f *failure) Error() string {
	return fmt.Sprintf("terraform %s in %s: %v\n%s", strings.Join(f.args, " "), f.dir, f.err, strings.TrimSpace(f.said))
}

func (f *failure) Unwrap() error { return f.err }

// run starts terraform in a folder of a workspace and returns what it printed.
func (w *workspace) run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, w.tool.Binary, args...)
	cmd.Dir = filepath.Join(w.root, dir)
	cmd.Env = w.environ(dir)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		text := said.String()
		if text == "" {
			text = out.String()
		}
		if strings.Contains(text, "Failed to query available provider packages") || strings.Contains(text, "could not connect to registry") {
			text += "\nThis machine cannot reach the Terraform registry, and no mirror with " + provider +
				" was found in the usual system folders: put one there (terraform providers mirror makes it on a machine that can)."
		}
		return out.Bytes(), &failure{args, dir, text, err}
	}
	return out.Bytes(), nil
}

// environ is the environment of every run: nothing of the user's own settings or
// credentials reaches it.
func (w *workspace) environ(dir string) []string {
	env := slices.DeleteFunc(os.Environ(), func(e string) bool {
		return strings.HasPrefix(e, "AWS_") || strings.HasPrefix(e, "TF_")
	})
	return append(env,
		"TF_CLI_CONFIG_FILE="+filepath.Join(w.root, "cli.tfrc"),
		"TF_DATA_DIR="+filepath.Join(w.root, ".data", strings.ReplaceAll(dir, string(filepath.Separator), "_")),
		"TF_IN_AUTOMATION=1", "TF_INPUT=0", "CHECKPOINT_DISABLE=1",
		// These processes live for seconds: a third of their time would be the
		// collection of garbage, unless memory becomes short.
		"GOGC=off", "GOMEMLIMIT=1GiB",
		"AWS_EC2_METADATA_DISABLED=true", "AWS_CONFIG_FILE="+os.DevNull, "AWS_SHARED_CREDENTIALS_FILE="+os.DevNull)
}

// workspace is a copy of a tree in which terraform may write what it likes.
type workspace struct {
	tool *Tool
	root string
}

// open copies the tree. The caller closes the workspace, which removes it.
func (t *Tool) open(tree string) (*workspace, error) {
	root, err := os.MkdirTemp("", "paperwurks-terraform-")
	if err != nil {
		return nil, err
	}
	w := &workspace{t, root}
	if err := w.copy(tree); err != nil {
		_ = w.close()
		return nil, err
	}
	settings := "disable_checkpoint = true\n"
	if t.Mirror != "" {
		settings += fmt.Sprintf("provider_installation {\n  filesystem_mirror { path = %q }\n}\n", filepath.ToSlash(t.Mirror))
	}
	if err := os.WriteFile(filepath.Join(root, "cli.tfrc"), []byte(settings), 0o600); err != nil {
		_ = w.close()
		return nil, err
	}
	return w, nil
}

func (w *workspace) close() error { return os.RemoveAll(w.root) }

func (w *workspace) copy(tree string) error {
	return walkTree(tree, func(rel, path string) error {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		to := filepath.Join(w.root, rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return err
		}
		return os.WriteFile(to, text, 0o600)
	})
}

// walkTree calls f for every file of a tree that terraform could read: not for
// Go code, documents, prices, acceptances, state, or what terraform downloads.
func walkTree(tree string, f func(rel, path string) error) error {
	return filepath.WalkDir(tree, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if name == ".terraform" || name == "prices" || name == "policies" {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case !d.Type().IsRegular(), strings.Contains(name, ".tfstate"), strings.HasSuffix(name, "_override.tf"),
			slices.Contains([]string{".go", ".md", ".csv", ".svg", ".tfplan"}, filepath.Ext(name)):
			return nil
		}
		rel, err := filepath.Rel(tree, path)
		if err != nil {
			return err
		}
		return f(rel, path)
	})
}

// init installs the providers. Where a lock file is committed it must say the
// same as the configuration: terraform may not change it.
func (w *workspace) init(ctx context.Context, dir string, more ...string) error {
	args := append([]string{"init", "-input=false", "-no-color"}, more...)
	if _, err := os.Stat(filepath.Join(w.root, dir, ".terraform.lock.hcl")); err == nil {
		args = append(args, "-lockfile=readonly")
	}
	_, err := w.run(ctx, dir, args...)
	return err
}

// Format returns an error that names the files which terraform fmt would change.
func (t *Tool) Format(ctx context.Context, tree string) error {
	w, err := t.open(tree)
	if err != nil {
		return err
	}
	defer w.close()
	out, err := w.run(ctx, ".", "fmt", "-check", "-recursive", "-no-color", "-diff")
	if err != nil && len(out) > 0 {
		return fmt.Errorf("terraform fmt would change:\n%s", out)
	}
	return err
}

// Validate checks one folder of a tree with the real provider.
func (t *Tool) Validate(ctx context.Context, tree, dir string) error {
	w, err := t.open(tree)
	if err != nil {
		return err
	}
	defer w.close()
	if err := w.init(ctx, dir, "-backend=false"); err != nil {
		return err
	}
	out, err := w.run(ctx, dir, "validate", "-no-color")
	if err != nil {
		return err
	}
	if bytes.Contains(out, []byte("Warning:")) {
		return fmt.Errorf("terraform validate in %s warns:\n%s", dir, bytes.TrimSpace(out))
	}
	return nil
}

var testsRun = regexp.MustCompile(`(\d+) passed, (\d+) failed`)

// Test validates a module and runs its tests (tests/*.tftest.hcl), and returns
// what terraform printed. A module without tests, or tests without a run, fail.
func (t *Tool) Test(ctx context.Context, tree, dir string) (string, error) {
	w, err := t.open(tree)
	if err != nil {
		return "", err
	}
	defer w.close()
	if err := w.init(ctx, dir, "-backend=false"); err != nil {
		return "", err
	}
	if err := w.lendProviders(dir); err != nil {
		return "", err
	}
	if out, err := w.run(ctx, dir, "validate", "-no-color"); err != nil {
		return string(out), err
	}
	if err := w.takeProviders(dir); err != nil {
		return "", err
	}
	out, err := w.run(ctx, dir, "test", "-no-color")
	if err != nil {
		return string(out), fmt.Errorf("%w\n%s", err, out)
	}
	m := testsRun.FindSubmatch(out)
	if m == nil || string(m[1]) == "0" {
		return string(out), fmt.Errorf("terraform test in %s ran nothing:\n%s", dir, bytes.TrimSpace(out))
	}
	return string(out), nil
}

// lent is the file of providers that a module is given while it is validated alone.
const lent = "zz_lent_providers.tf"

var (
	expectedAliases = regexp.MustCompile(`(?s)configuration_aliases\s*=\s*\[(.*?)\]`)
	expectedAlias   = regexp.MustCompile(`aws\.(\w+)`)
)

// lendProviders gives a module in the copy the providers that it expects from its
// caller: validate takes it for a root module, which has no caller.
func (w *workspace) lendProviders(dir string) error {
	text, err := os.ReadFile(filepath.Join(w.root, dir, "versions.tf"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it expects none
	}
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, list := range expectedAliases.FindAllSubmatch(text, -1) {
		for _, alias := range expectedAlias.FindAllSubmatch(list[1], -1) {
			fmt.Fprintf(&b, "provider \"aws\" {\n  alias = %q\n}\n", alias[1])
		}
	}
	if b.Len() == 0 {
		return nil
	}
	return os.WriteFile(filepath.Join(w.root, dir, lent), []byte(b.String()), 0o600)
}

// takeProviders takes back what lendProviders gave: tests bring mocked ones.
func (w *workspace) takeProviders(dir string) error {
	err := os.Remove(filepath.Join(w.root, dir, lent))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

var (
	providerBlock = regexp.MustCompile(`(?ms)^provider "aws" \{(.*?)^\}`)
	providerAlias = regexp.MustCompile(`(?m)^\s*alias\s*=\s*"([^"]+)"`)
)

var preventDestroy = regexp.MustCompile(`(?m)^(\s*prevent_destroy\s*=\s*)true`)

// allowReplacing lifts prevent_destroy in the copy: what settling makes up is replaced
// by what planning finds out, and nothing there exists that could be lost.
func (w *workspace) allowReplacing() error {
	return filepath.WalkDir(w.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".tf" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil || !preventDestroy.Match(text) {
			return err
		}
		return os.WriteFile(path, preventDestroy.ReplaceAll(text, []byte("${1}false")), 0o600)
	})
}

// override writes the file that makes a configuration plan without an account:
// fake keys for each of its providers, nothing asked of AWS, the state in a file.
func (w *workspace) override(dir string) error {
	folder := filepath.Join(w.root, dir)
	files, err := filepath.Glob(filepath.Join(folder, "*.tf"))
	if err != nil {
		return err
	}
	var out strings.Builder
	out.WriteString("terraform {\n  backend \"local\" {}\n}\n")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for _, block := range providerBlock.FindAllStringSubmatch(string(text), -1) {
			out.WriteString("\nprovider \"aws\" {\n")
			if alias := providerAlias.FindStringSubmatch(block[1]); alias != nil {
				fmt.Fprintf(&out, "  alias = %q\n", alias[1])
			}
			out.WriteString(`  access_key                  = "offline"
  secret_key                  = "offline"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
  allowed_account_ids         = null
}
`)
		}
	}
	return os.WriteFile(filepath.Join(folder, "zz_offline_override.tf"), []byte(out.String()), 0o600)
}

// platform is part of what a plan depends on.
func platform() string { return runtime.GOOS + "_" + runtime.GOARCH }
