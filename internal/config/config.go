package config

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Config is a checked configuration.
type Config struct {
	DataDir   string // where everything is kept that has no place of its own
	Database  string // sqlite:///path
	Blob      string // file:///directory
	Queue     string // memory://
	Listen    string // host:port
	PublicURL string // how browsers reach it, without a slash at the end
	MaxFileMB int    // of one file, in MiB
	Workers   int    // papers at a time
}

// setting is one thing that can be set.
type setting struct {
	key, help string
	value     func(*Config) any // *string or *int
	secret    bool              // a URL whose password is not shown
}

var settings = []setting{
	{"PAPERWURKS_DATA_DIR", "directory that keeps everything", func(c *Config) any { return &c.DataDir }, false},
	{"PAPERWURKS_DATABASE_URL", "records; default sqlite:// in the data directory", func(c *Config) any { return &c.Database }, true},
	{"PAPERWURKS_BLOB_URL", "files; default file:// in the data directory", func(c *Config) any { return &c.Blob }, true},
	{"PAPERWURKS_QUEUE_URL", "news of work; default memory://", func(c *Config) any { return &c.Queue }, true},
	{"PAPERWURKS_LISTEN", "address to listen on", func(c *Config) any { return &c.Listen }, false},
	{"PAPERWURKS_PUBLIC_URL", "how browsers reach it; default from the address", func(c *Config) any { return &c.PublicURL }, false},
	{"PAPERWURKS_MAX_FILE_MB", "most that one file may have, in MiB, 1 to 1024", func(c *Config) any { return &c.MaxFileMB }, false},
	{"PAPERWURKS_WORKERS", "papers read at a time, 1 to 64", func(c *Config) any { return &c.Workers }, false},
}

// FileKey names the file of settings, in the environment.
const FileKey = "PAPERWURKS_CONFIG"

// Default is what is used when nothing is set.
func Default() Config {
	return Config{
		DataDir: dataDir(), Queue: "memory://", Listen: "localhost:8000",
		MaxFileMB: 100, Workers: max(1, min(runtime.NumCPU(), 8)),
	}
}

// dataDir is where this system keeps what belongs to a user's programs.
func dataDir() string {
	if d := os.Getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "paperwurks")
	}
	if runtime.GOOS == "linux" {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, ".local", "share", "paperwurks")
		}
	}
	if d, err := os.UserConfigDir(); err == nil {
		return filepath.Join(d, "paperwurks")
	}
	return "paperwurks-data"
}

// Load puts together the defaults, the file that the environment names, the
// environment (as os.Environ gives it) and flags by their setting's key. Its
// error names every problem, one a line.
func Load(environ []string, flags map[string]string) (Config, error) {
	c := Default()
	var problems []error
	env := map[string]string{}
	for _, e := range environ {
		if k, v, ok := strings.Cut(e, "="); ok && strings.HasPrefix(k, "PAPERWURKS_") {
			env[k] = v
		}
	}
	if path := env[FileKey]; path != "" {
		file, err := readFile(path)
		if err != nil {
			problems = append(problems, err)
		}
		problems = append(problems, c.set(path, file)...)
	}
	delete(env, FileKey)
	problems = append(problems, c.set("environment", env)...)
	problems = append(problems, c.set("flags", flags)...)
	problems = append(problems, c.finish()...)
	return c, errors.Join(problems...)
}

// readFile reads lines of KEY=value; empty lines and those that begin with # are
// not settings.
func readFile(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", FileKey, err)
	}
	defer f.Close()
	out := map[string]string{}
	var problems []error
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		k, v, ok := strings.Cut(line, "=")
		if !ok {
			problems = append(problems, fmt.Errorf("%s:%d: write it as KEY=value", path, n))
			continue
		}
		out[strings.TrimSpace(k)] = strings.TrimSpace(v)
	}
	return out, errors.Join(append(problems, lines.Err())...)
}

func (c *Config) set(where string, values map[string]string) (problems []error) {
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		i := slices.IndexFunc(settings, func(s setting) bool { return s.key == k })
		if i < 0 {
			problems = append(problems, fmt.Errorf("%s: there is no setting %s", where, k))
			continue
		}
		switch p := settings[i].value(c).(type) {
		case *string:
			*p = values[k]
		case *int:
			n, err := strconv.Atoi(values[k])
			if err != nil {
				problems = append(problems, fmt.Errorf("%s: %q is not a number", k, values[k]))
				continue
			}
			*p = n
		}
	}
	return problems
}

// finish fills in what follows from other settings and checks all of them.
func (c *Config) finish() (problems []error) {
	note := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if c.DataDir == "" {
		note("PAPERWURKS_DATA_DIR: is empty")
	}
	if dir, err := filepath.Abs(c.DataDir); err == nil {
		c.DataDir = dir
	}
	if c.Database == "" {
		c.Database = fileURL("sqlite", filepath.Join(c.DataDir, "paperwurks.db"))
	}
	if c.Blob == "" {
		c.Blob = fileURL("file", filepath.Join(c.DataDir, "files"))
	}
	if _, err := Path(c.Database, "sqlite"); err != nil {
		note("PAPERWURKS_DATABASE_URL: %w", err)
	}
	if _, err := Path(c.Blob, "file"); err != nil {
		note("PAPERWURKS_BLOB_URL: %w", err)
	}
	if c.Queue != "memory://" {
		note("PAPERWURKS_QUEUE_URL: %s has no driver in this program; it knows memory://", redact(c.Queue))
	}
	host, port, err := net.SplitHostPort(c.Listen)
	if n, perr := strconv.Atoi(port); err != nil || perr != nil || n < 0 || n > 65535 {
		note("PAPERWURKS_LISTEN: %q is no address; write it as localhost:8000", c.Listen)
	}
	if c.PublicURL == "" {
		if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
			host = "localhost"
		}
		c.PublicURL = "http://" + net.JoinHostPort(host, port)
	}
	c.PublicURL = strings.TrimSuffix(c.PublicURL, "/")
	if u, err := url.Parse(c.PublicURL); err != nil || u.Host == "" || u.Path != "" || u.Scheme != "http" && u.Scheme != "https" {
		note("PAPERWURKS_PUBLIC_URL: %q is no address of a site; write it as https://papers.example", c.PublicURL)
	}
	if c.MaxFileMB < 1 || c.MaxFileMB > 1024 {
		note("PAPERWURKS_MAX_FILE_MB: %d is not between 1 and 1024", c.MaxFileMB)
	}
	if c.Workers < 1 || c.Workers > 64 {
		note("PAPERWURKS_WORKERS: %d is not between 1 and 64", c.Workers)
	}
	return problems
}

// ListeningOn is the configuration with the port that the system chose, when the
// address left that to it with port 0.
func (c Config) ListeningOn(addr net.Addr) Config {
	_, port, err := net.SplitHostPort(addr.String())
	if before, zero := strings.CutSuffix(c.PublicURL, ":0"); err == nil && zero {
		c.PublicURL = before + ":" + port
	}
	return c
}

func fileURL(scheme, path string) string {
	return (&url.URL{Scheme: scheme, Path: filepath.ToSlash(path)}).String()
}

// Path is the path of a URL like sqlite:///srv/papers.db, which must be absolute.
func Path(text, scheme string) (string, error) {
	u, err := url.Parse(text)
	if err != nil {
		return "", fmt.Errorf("%s is no URL", redact(text))
	}
	if u.Scheme != scheme {
		return "", fmt.Errorf("%s has no driver in this program; it knows %s:///path", redact(text), scheme)
	}
	if u.Host != "" || u.RawQuery != "" || !strings.HasPrefix(u.Path, "/") || u.Path == "/" {
		return "", fmt.Errorf("%s: write it with three slashes and the whole path, %s:///path", redact(text), scheme)
	}
	return filepath.FromSlash(u.Path), nil
}

// redact is a URL without its password.
func redact(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return "a value that is no URL"
	}
	if _, secret := u.User.Password(); !secret {
		return text
	}
	return u.Redacted()
}

// String is the configuration as lines of KEY=value, without passwords, in a form
// that Load reads again.
func (c Config) String() string {
	var b strings.Builder
	for _, s := range settings {
		var v string
		switch p := s.value(&c).(type) {
		case *string:
			v = *p
		case *int:
			v = strconv.Itoa(*p)
		}
		if s.secret {
			v = redact(v)
		}
		fmt.Fprintf(&b, "%s=%s\n", s.key, v)
	}
	return b.String()
}

// Help is the settings and what they mean, for help texts.
func Help() string {
	var b strings.Builder
	for _, s := range settings {
		fmt.Fprintf(&b, "  %-25s %s\n", s.key, s.help)
	}
	return b.String()
}
