package e2e

import (
	"debug/elf"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/needs"
)

// recipe is what the Dockerfile says, as far as this check knows how to do it. An
// instruction that it does not know fails it: then the check is to learn it.
type recipe struct {
	build    string            // the command that makes the program in the stage build, at /out/paperwurks
	packages []string          // of Debian
	folders  map[string]string // and who they belong to
	added    map[string]string // file to address
	program  string            // where the program lies
	env      []string
	warm     string // the command that is run in the image last
	user     string
	volumes  []string
	entry    []string
}

// instructions are a Dockerfile's, comments left out and lines joined.
func instructions(text string) (out [][2]string) {
	text = regexp.MustCompile(`(?m)^\s*#.*\n`).ReplaceAllString(text, "")
	text = strings.ReplaceAll(text, "\\\n", " ")
	for line := range strings.Lines(text) {
		if word, rest, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			out = append(out, [2]string{word, strings.Join(strings.Fields(rest), " ")})
		}
	}
	return out
}

func readRecipe(t *testing.T, path string) (r recipe) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r.folders, r.added = map[string]string{}, map[string]string{}
	unknown := func(i [2]string) { t.Fatalf("%s: this check does not know how to do %s %s", path, i[0], i[1]) }
	stage := ""
	for _, i := range instructions(string(text)) {
		words := strings.Fields(i[1])
		switch {
		case i[0] == "FROM":
			stage = words[len(words)-1]
			if stage != "build" && !strings.HasPrefix(stage, "debian:") {
				unknown(i)
			}
		case stage == "build":
			if m := regexp.MustCompile(`^(CGO_ENABLED=0 go build .*) -o /out/paperwurks (\S+)$`).FindStringSubmatch(i[1]); i[0] == "RUN" && m != nil {
				r.build = m[1] + " -o PROGRAM " + m[2]
			}
		case i[0] == "RUN" && strings.HasPrefix(i[1], "apt-get update && apt-get install"):
			for _, step := range strings.Split(i[1], " && ")[1:] {
				w := strings.Fields(step)
				switch w[0] {
				case "apt-get":
					if !slices.Contains(w, "--no-install-recommends") {
						unknown(i)
					}
					for _, p := range w[2:] {
						if !strings.HasPrefix(p, "-") {
							r.packages = append(r.packages, p)
						}
					}
				case "mkdir":
					for _, d := range w[2:] {
						r.folders[d] = "0:0"
					}
				case "chown":
					r.folders[w[2]] = w[1]
				case "rm":
				default:
					unknown(i)
				}
			}
		case i[0] == "RUN":
			r.warm = i[1]
		case i[0] == "ADD" && words[0] == "--chmod=644":
			r.added[words[2]] = words[1]
		case i[0] == "COPY" && words[0] == "--from=build" && words[1] == "/out/paperwurks":
			r.program = words[2]
		case i[0] == "ENV":
			r.env = append(r.env, words...)
		case i[0] == "USER":
			r.user = i[1]
		case i[0] == "VOLUME":
			if err := json.Unmarshal([]byte(i[1]), &r.volumes); err != nil {
				unknown(i)
			}
		case i[0] == "ENTRYPOINT":
			if err := json.Unmarshal([]byte(i[1]), &r.entry); err != nil {
				unknown(i)
			}
		case i[0] == "EXPOSE", i[0] == "CMD":
		default:
			unknown(i)
		}
	}
	if r.build == "" || len(r.packages) == 0 || r.program == "" || r.warm == "" || r.user == "" || len(r.volumes) == 0 || !slices.Equal(r.entry, []string{r.program}) {
		t.Fatalf("%s is not understood: %+v", path, r)
	}
	return r
}

// image is a root file system laid out as the Dockerfile says.
type image struct {
	t    *testing.T
	root string
	recipe
}

// lay builds the image from the program's source and from the packages of this
// machine, which are those of its Debian or Ubuntu: with what is essential there,
// as in the image it begins with, what is asked for, and what these depend on.
func lay(t *testing.T) image {
	t.Helper()
	m := image{t, t.TempDir(), readRecipe(t, "../../Dockerfile")}
	for link, to := range map[string]string{"bin": "usr/bin", "sbin": "usr/sbin", "lib": "usr/lib", "lib64": "usr/lib64"} {
		m.must(os.MkdirAll(m.in(to), 0o755))
		m.must(os.Symlink(to, m.in(link)))
	}
	for _, d := range []string{"tmp", "proc", "dev", "etc/ssl/certs"} {
		m.must(os.MkdirAll(m.in(d), 0o755))
	}
	for _, p := range closure(t, m.packages) {
		m.unpack(p)
	}
	// What the packages' own scripts make when they are installed.
	m.copy("/etc/ssl/certs/ca-certificates.crt")
	m.must(os.WriteFile(m.in("etc/passwd"), []byte("root:x:0:0:root:/root:/bin/sh\n"), 0o644))
	if out, err := exec.Command("ldconfig", "-r", m.root).CombinedOutput(); err != nil {
		t.Fatalf("ldconfig: %v\n%s", err, out)
	}
	for d, owner := range m.folders {
		m.must(os.MkdirAll(m.in(d), 0o755))
		var uid, gid int
		if _, err := fmt.Sscanf(owner, "%d:%d", &uid, &gid); err != nil {
			t.Fatalf("chown %s: %v", owner, err)
		}
		m.must(os.Chown(m.in(d), uid, gid))
	}
	for file := range m.added { // its content is Amazon's; that it is named where the settings look is checked below
		m.must(os.MkdirAll(filepath.Dir(m.in(file)), 0o755))
		m.must(os.WriteFile(m.in(file), nil, 0o644))
	}
	m.must(os.MkdirAll(filepath.Dir(m.in(m.program)), 0o755))
	build := exec.Command("sh", "-c", strings.Replace(m.build, "PROGRAM", m.in(m.program), 1))
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", m.build, err, out)
	}
	warm := exec.Command("unshare", "--mount", "sh", "-ec", `mount -t proc proc "$0/proc"; for v in null urandom; do touch "$0/dev/$v"; mount --bind /dev/$v "$0/dev/$v"; done; exec chroot "$0" /bin/sh -ec "$1"`, m.root, m.warm)
	warm.Env = append([]string{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root"}, m.env...)
	if out, err := warm.CombinedOutput(); err != nil {
		t.Fatalf("RUN %s: %v\n%s", m.warm, err, out)
	}
	return m
}

func (m image) in(path string) string { return filepath.Join(m.root, path) }

func (m image) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

// slim is what Debian's slim images leave out.
var slim = regexp.MustCompile(`^/usr/share/(doc|man|info|locale|groff|linda|lintian)/`)

// unpack copies the files of a package.
func (m image) unpack(name string) {
	m.t.Helper()
	out, err := exec.Command("dpkg", "-L", name).Output()
	if err != nil {
		m.t.Fatalf("dpkg -L %s: %v", name, err)
	}
	for path := range strings.Lines(string(out)) {
		if path = strings.TrimSpace(path); strings.HasPrefix(path, "/") && !slim.MatchString(path) && path != "/." {
			m.copy(path)
		}
	}
}

// copy copies a file, a link or a folder of this machine to its place.
func (m image) copy(path string) {
	m.t.Helper()
	info, err := os.Lstat(path)
	if os.IsNotExist(err) {
		return // diverted, or removed by whoever made this machine
	}
	m.must(err)
	to := m.in(path)
	if _, err := os.Lstat(to); err == nil {
		return
	}
	m.must(os.MkdirAll(filepath.Dir(to), 0o755))
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		link, err := os.Readlink(path)
		m.must(err)
		m.must(os.Symlink(link, to))
	case info.IsDir():
		m.must(os.MkdirAll(to, 0o755))
	case info.Mode().IsRegular():
		data, err := os.ReadFile(path)
		m.must(err)
		m.must(os.WriteFile(to, data, info.Mode().Perm()))
	}
}

// closure is packages, all that they depend on, and all that is essential.
func closure(t *testing.T, asked []string) []string {
	t.Helper()
	out, err := exec.Command("dpkg-query", "-W", "-f", "${Package}\t${Essential}\t${Provides}\t${Pre-Depends}, ${Depends}\t${db:Status-Status}\n").Output()
	if err != nil {
		t.Fatalf("dpkg-query: %v", err)
	}
	needs, provider := map[string]string{}, map[string]string{}
	queue := slices.Clone(asked)
	bare := func(p string) string { return regexp.MustCompile(`^[^ (:]+`).FindString(strings.TrimSpace(p)) }
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if f[4] != "installed" {
			continue
		}
		needs[f[0]] = f[3]
		for p := range strings.SplitSeq(f[2], ",") {
			if p = bare(p); p != "" {
				provider[p] = f[0]
			}
		}
		if f[1] == "yes" {
			queue = append(queue, f[0])
		}
	}
	seen := map[string]bool{}
	for ; len(queue) > 0; queue = queue[1:] {
		if seen[queue[0]] {
			continue
		}
		depends, there := needs[queue[0]]
		if !there {
			t.Fatalf("the package %s is not installed here; run make tools", queue[0])
		}
		seen[queue[0]] = true
		for d := range strings.SplitSeq(depends, ",") {
			for either := range strings.SplitSeq(d, "|") {
				p := bare(either)
				if _, there := needs[p]; !there {
					p = provider[p]
				}
				if p != "" {
					queue = append(queue, p)
					break
				}
			}
		}
	}
	var all []string
	for p := range seen {
		all = append(all, p)
	}
	slices.Sort(all)
	return all
}

// command runs the program in the image as ECS does: as its user, with no
// capability, on a root that cannot be written to, with its volumes empty and its
// environment alone.
func (m image) command(in string, args ...string) *exec.Cmd {
	script := `
		root=$1 user=$2 in=$3; shift 3
		mount --bind "$root" "$root"; mount -t proc proc "$root/proc"
		for v in null urandom; do touch "$root/dev/$v"; mount --bind /dev/$v "$root/dev/$v"; done
		n=$1; shift
		while [ "$n" -gt 0 ]; do mount -t tmpfs -o "mode=0700,uid=${user%:*},gid=${user#*:}" tmpfs "$root$1"; shift; n=$((n-1)); done
		[ -z "$in" ] || cp "$in"/* "$root/tmp/"
		mount -o remount,ro,bind "$root"
		exec chroot "$root" /usr/bin/setpriv --reuid="${user%:*}" --regid="${user#*:}" --clear-groups --bounding-set=-all --no-new-privs "$@" 2>&1`
	all := append([]string{"--mount", "sh", "-ec", script, "image", m.root, m.user, in, fmt.Sprint(len(m.volumes))}, m.volumes...)
	cmd := exec.Command("unshare", append(append(all, m.entry...), args...)...)
	cmd.Env = append([]string{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}, m.env...)
	return cmd
}

// scan reads a scanned page in the image, and says what became of it.
func (m image) scan(papers string, files ...string) (d analysis.Document, said string, err error) {
	cmd := m.command(papers, append([]string{"analyse", "--format", "json", "--quiet"}, files...)...)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, _ := cmd.Output() // its findings make its status 1
	text := string(out)
	if at := strings.Index(text, "{"); at >= 0 {
		said, text = text[:at], text[at:]
	}
	var r analysis.Report
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&r); err != nil || len(r.Documents) != 1 {
		return d, "", fmt.Errorf("no report: %w\n%s%s", err, out, errs.String())
	}
	return r.Documents[0], said, nil
}

// TestImage lays out what the Dockerfile makes and runs it with nothing else: it
// reads a scan, migrates a database and serves. Then it takes away a file at a time
// and expects to notice.
func TestImage(t *testing.T) {
	if os.Getuid() != 0 {
		as := exec.Command("sudo", "-n", "true")
		if err := as.Run(); err != nil {
			needs.Missing(t, "a root file system is changed to by root alone, and sudo asks for a password")
		}
		again := exec.Command("sudo", append([]string{"-n", "-E", "env", "PATH=" + os.Getenv("PATH")}, os.Args...)...)
		if out, err := again.CombinedOutput(); err != nil || !strings.Contains(string(out), "PASS") {
			t.Fatalf("as root: %v\n%s", err, out)
		}
		return
	}
	m := lay(t)

	settings, err := os.ReadFile("../../infrastructure/modules/platform/settings.tf")
	m.must(err)
	bundle := regexp.MustCompile(`sslrootcert=([^&"]+)`).FindSubmatch(settings)
	if bundle == nil || m.added[string(bundle[1])] == "" {
		t.Errorf("the settings look for certificates in %s, and the Dockerfile adds %v", bundle, m.added)
	}
	program, err := elf.Open(m.in(m.program))
	m.must(err)
	for _, p := range program.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("the program is not static")
		}
	}
	m.must(program.Close())

	papers := t.TempDir()
	scans := exec.Command(m.in(m.program), "packs", "generate", "--seed", "3", "--kinds", "epc", "--scanned", "1", "--pdf-only", "--out", papers)
	if out, err := scans.CombinedOutput(); err != nil {
		t.Fatalf("a scan: %v\n%s", err, out)
	}
	found, err := filepath.Glob(filepath.Join(papers, "*", "*.pdf"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no scan was made: %v, %v", found, err)
	}
	in, name := t.TempDir(), "scan.pdf"
	data, err := os.ReadFile(found[0])
	m.must(err)
	m.must(os.WriteFile(filepath.Join(in, name), data, 0o644))

	began := time.Now()
	d, said, err := m.scan(in, "/tmp/"+name)
	m.must(err)
	if len(d.OCR) == 0 || len(d.Unreadable) > 0 || len(d.Facts) < 3 || string(d.Kind) != "epc" {
		t.Errorf("a scan in the image: it is %q, with %d facts, pages %v by OCR, %v not read", d.Kind, len(d.Facts), d.OCR, d.Unreadable)
	}
	if strings.Contains(said, "preparing") {
		t.Errorf("the PDF engine of the image is not compiled: %s", said)
	}
	t.Logf("a scan was read in %s: %d facts", time.Since(began).Round(time.Millisecond), len(d.Facts))

	m.serves()

	for what, missing := range map[string]string{
		"the letters of English": "usr/share/tesseract-ocr/*/tessdata/eng.traineddata",
		"tesseract":              "usr/bin/tesseract",
		"a library of it":        "usr/lib/*/liblept.so.5*",
	} {
		files, err := filepath.Glob(m.in(missing))
		if err != nil || len(files) == 0 {
			t.Errorf("%s is not in the image at all: %s", what, missing)
			continue
		}
		for _, f := range files {
			m.must(os.Rename(f, filepath.Join(m.root, "gone-"+filepath.Base(f))))
		}
		if d, _, err := m.scan(in, "/tmp/"+name); err == nil && len(d.Unreadable) == 0 {
			t.Errorf("without %s a scan is read all the same: this check proves nothing", what)
		}
		for _, f := range files {
			m.must(os.Rename(filepath.Join(m.root, "gone-"+filepath.Base(f)), f))
		}
	}
}

// serves starts the service in the image on an empty volume, and asks whether it is
// ready and what certificates it knows.
func (m image) serves() {
	m.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	m.must(err)
	address := l.Addr().String()
	m.must(l.Close())
	cmd := m.command("", "up", "--listen", address)
	log := &strings.Builder{}
	cmd.Stdout = log
	m.must(cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	deadline := time.After(time.Minute)
	for {
		res, err := http.Get("http://" + address + "/readyz")
		if err == nil {
			text, _ := io.ReadAll(res.Body)
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				break
			}
			err = fmt.Errorf("%s: %s", res.Status, text)
		}
		select {
		case <-ended:
			m.t.Fatalf("it ended: %s", log)
		case <-deadline:
			m.t.Fatalf("not ready: %v", err)
		case <-time.After(100 * time.Millisecond):
		}
	}
	m.must(cmd.Process.Signal(syscall.SIGTERM))
	if err := <-ended; err != nil || !strings.Contains(log.String(), "nothing is lost") {
		m.t.Errorf("stopped: %v\n%s", err, log)
	}
}
