package config

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/netip"
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
	DataDir string // where everything is kept that has no place of its own
	// Outside things, each a URL whose scheme chooses the driver; url.go takes
	// them apart. A value may be a reference, secret://NAME.
	Database  string // sqlite:///path, postgres://…
	Blob      string // file:///directory, s3://…
	Queue     string // memory://, sqs://…
	Cache     string // memory://, rediss://…
	Model     string // none://, local://, bedrock://…
	Mail      string // file:///directory, smtp://…, ses://…
	OIDC      string // oidc://…, several with spaces between; empty for none
	Telemetry string // none://, otlp://…
	Malware   string // none://, clamd://…
	Secrets   string // file:///directory, env://, aws://…: where references are looked up

	SealingKey string // the keys of cases are kept under it; empty means one that is made of the session key, or in the data directory
	SessionKey string // signs links; empty means one that is made in the data directory
	// SessionKeyBefore is the session key of before, while what was sealed under it is put
	// under the new one; empty for none.
	SessionKeyBefore string

	Listen    string // host:port
	Metrics   string // host:port that numbers for operators are told at; empty means nowhere
	PublicURL string // how browsers reach it, without a slash at the end
	// Breached is a list of stolen passwords that nobody may choose: a file or a
	// directory, empty for none.
	Breached string
	// TrustedProxies are the networks whose word about where a request comes from is
	// taken; ParseProxies takes them apart.
	TrustedProxies string
	// Origins are the other sites whose pages may use the API; ParseOrigins takes
	// them apart.
	Origins string
	// Most that models may cost, in pounds: over the life of a case, and for a firm in a
	// month; 0 for no limit.
	ModelBudgetCase, ModelBudgetMonth float64

	RequestsPerMinute int // of one person; 0 for no limit
	MaxFileMB         int // of one file, in MiB
	Workers           int // papers at a time
}

// setting is one thing that can be set.
type setting struct {
	key, help string
	value     func(*Config) any // *string, *int or *float64
	hide      hide
	// check says what is wrong with a value; nil where finish does.
	check func(string) error
}

// hide says how much of a value is not shown.
type hide int

const (
	nothing   hide = iota // and it may not be a reference: it is needed before secrets can be read
	passwords             // a URL whose password is not shown
	all                   // never shown
)

// shape is a check that a URL can be taken apart.
func shape[T any](parse func(string) (T, error)) func(string) error {
	return func(text string) error { _, err := parse(text); return err }
}

var settings = []setting{
	{"PAPERWURKS_DATA_DIR", "directory that keeps everything", func(c *Config) any { return &c.DataDir }, nothing, nil},
	{"PAPERWURKS_DATABASE_URL", "records; default sqlite:// in the data directory", func(c *Config) any { return &c.Database }, passwords, shape(ParseDatabase)},
	{"PAPERWURKS_BLOB_URL", "files; default file:// in the data directory", func(c *Config) any { return &c.Blob }, passwords, shape(ParseBlob)},
	{"PAPERWURKS_QUEUE_URL", "news of work; default memory://", func(c *Config) any { return &c.Queue }, passwords, shape(ParseQueue)},
	{"PAPERWURKS_CACHE_URL", "sessions and limits; default memory://", func(c *Config) any { return &c.Cache }, passwords, shape(ParseCache)},
	{"PAPERWURKS_MODEL_URL", "model; default none://", func(c *Config) any { return &c.Model }, passwords, shape(ParseModel)},
	{"PAPERWURKS_MODEL_BUDGET_CASE", "most that models may cost over the life of a case, in pounds; 0 for no limit", func(c *Config) any { return &c.ModelBudgetCase }, nothing, nil},
	{"PAPERWURKS_MODEL_BUDGET_MONTH", "most that models may cost a firm in a month, in pounds; 0 for no limit", func(c *Config) any { return &c.ModelBudgetMonth }, nothing, nil},
	{"PAPERWURKS_MAIL_URL", "mail; default file:// in the data directory", func(c *Config) any { return &c.Mail }, passwords, shape(ParseMail)},
	{"PAPERWURKS_OIDC_URL", "single sign-on for a firm; several with spaces between; default none", func(c *Config) any { return &c.OIDC }, passwords, shape(ParseOIDC)},
	{"PAPERWURKS_TELEMETRY_URL", "traces; default none://", func(c *Config) any { return &c.Telemetry }, passwords, shape(ParseTelemetry)},
	{"PAPERWURKS_MALWARE_URL", "scanner of uploads for malware; default none://", func(c *Config) any { return &c.Malware }, passwords, shape(ParseMalware)},
	{"PAPERWURKS_SECRETS_URL", "where secret:// is looked up; default file:// in the data directory, aws:// where files are in S3", func(c *Config) any { return &c.Secrets }, nothing, shape(ParseSecrets)},
	{"PAPERWURKS_SESSION_KEY", "signs links; at least 32 characters; default one that is made in the data directory", func(c *Config) any { return &c.SessionKey }, all, checkKey},
	{"PAPERWURKS_SESSION_KEY_BEFORE", "the session key of before, until `paperwurks admin rekey` has put what was sealed under it under the new one", func(c *Config) any { return &c.SessionKeyBefore }, all, checkKey},
	{"PAPERWURKS_SEALING_KEY", "seals the keys that papers are sealed with; at least 32 characters; those of before behind it, with a space between; default from the session key", func(c *Config) any { return &c.SealingKey }, all, checkKeys},
	{"PAPERWURKS_LISTEN", "address to listen on", func(c *Config) any { return &c.Listen }, nothing, nil},
	{"PAPERWURKS_METRICS_LISTEN", "address that /metrics is told at, for operators alone; default nowhere", func(c *Config) any { return &c.Metrics }, nothing, nil},
	{"PAPERWURKS_PUBLIC_URL", "how browsers reach it; default from the address", func(c *Config) any { return &c.PublicURL }, nothing, nil},
	{"PAPERWURKS_BREACHED_PASSWORDS", "list of stolen passwords, as Have I Been Pwned's downloader writes it; default none", func(c *Config) any { return &c.Breached }, nothing, nil},
	{"PAPERWURKS_TRUSTED_PROXIES", "networks of the proxies whose X-Forwarded-For is believed, as 10.0.0.0/16,fd00::/8; default none", func(c *Config) any { return &c.TrustedProxies }, nothing, shape(ParseProxies)},
	{"PAPERWURKS_CORS_ORIGINS", "other sites whose pages may use the API with a token, as https://example.org; default none", func(c *Config) any { return &c.Origins }, nothing, shape(ParseOrigins)},
	{"PAPERWURKS_REQUESTS_PER_MINUTE", "most requests of one person in a minute, and of one address ten times that; 0 for no limit", func(c *Config) any { return &c.RequestsPerMinute }, nothing, nil},
	{"PAPERWURKS_MAX_FILE_MB", "most that one file may have, in MiB, 1 to 1024", func(c *Config) any { return &c.MaxFileMB }, nothing, nil},
	{"PAPERWURKS_WORKERS", "papers read at a time, 1 to 64", func(c *Config) any { return &c.Workers }, nothing, nil},
}

// ParseOrigins takes PAPERWURKS_CORS_ORIGINS apart: origins with commas between.
func ParseOrigins(text string) (out []string, err error) {
	for o := range strings.SplitSeq(text, ",") {
		if o = strings.TrimSpace(o); o == "" {
			continue
		}
		u, err := url.Parse(o)
		if err != nil || u.Host == "" || u.Scheme+"://"+u.Host != o || u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
			return nil, fmt.Errorf("%q is no origin; write it as https://example.org, and http only for this machine", o)
		}
		out = append(out, o)
	}
	return out, nil
}

// ParseProxies takes PAPERWURKS_TRUSTED_PROXIES apart: networks with commas between.
func ParseProxies(text string) (out []netip.Prefix, err error) {
	for one := range strings.SplitSeq(text, ",") {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		network, err := netip.ParsePrefix(one)
		if err != nil || network.Bits() == 0 {
			return nil, fmt.Errorf("%q is no network that can be trusted; write it as 10.0.0.0/16", one)
		}
		out = append(out, network.Masked())
	}
	return out, nil
}

// checkKey says what is wrong with a key, without showing it.
func checkKey(key string) error {
	if key != "" && len(key) < 32 {
		return errors.New("is shorter than 32 characters")
	}
	return nil
}

// checkKeys says what is wrong with several keys.
func checkKeys(keys string) error {
	for _, k := range strings.Fields(keys) {
		if err := checkKey(k); err != nil {
			return err
		}
	}
	return nil
}

// FileKey names the file of settings, in the environment.
const FileKey = "PAPERWURKS_CONFIG"

// Default is what is used when nothing is set.
func Default() Config {
	return Config{
		DataDir: dataDir(), Listen: "localhost:8000",
		ModelBudgetCase: 5, ModelBudgetMonth: 200, RequestsPerMinute: 1200, MaxFileMB: 100, Workers: max(1, min(runtime.NumCPU(), 8)),
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
		case *float64:
			n, err := strconv.ParseFloat(values[k], 64)
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
	for key, v := range map[string]float64{"PAPERWURKS_MODEL_BUDGET_CASE": c.ModelBudgetCase, "PAPERWURKS_MODEL_BUDGET_MONTH": c.ModelBudgetMonth} {
		if !(v >= 0 && v <= 1_000_000) {
			note("%s: %v is not from 0 to 1000000 pounds", key, v)
		}
	}
	if c.RequestsPerMinute < 0 || c.RequestsPerMinute > 1_000_000 {
		note("PAPERWURKS_REQUESTS_PER_MINUTE: %d is not from 0 to 1000000", c.RequestsPerMinute)
	}
	if c.DataDir == "" {
		note("PAPERWURKS_DATA_DIR: is empty")
	}
	if dir, err := filepath.Abs(c.DataDir); err == nil {
		c.DataDir = dir
	}
	for p, v := range map[*string]string{&c.Queue: "memory://", &c.Cache: "memory://", &c.Model: "none://", &c.Telemetry: "none://", &c.Malware: "none://"} {
		if *p == "" {
			*p = v
		}
	}
	if c.Database == "" {
		c.Database = fileURL("sqlite", filepath.Join(c.DataDir, "paperwurks.db"))
	}
	if c.Blob == "" {
		c.Blob = fileURL("file", filepath.Join(c.DataDir, "files"))
	}
	if c.Mail == "" {
		c.Mail = fileURL("file", filepath.Join(c.DataDir, "mail"))
	}
	if c.Secrets == "" {
		c.Secrets = fileURL("file", filepath.Join(c.DataDir, "secrets"))
		if b, err := ParseBlob(c.Blob); err == nil && b.Scheme == "s3" {
			c.Secrets = "aws://" + b.Region
		}
	}
	for _, s := range settings {
		p, text := s.value(c).(*string)
		if !text {
			continue
		}
		err := error(nil)
		switch {
		case IsReference(*p) && s.hide == nothing:
			err = errors.New("is needed before secrets can be read and cannot be one")
		case IsReference(*p):
			err = checkReference(*p)
		case s.check != nil:
			err = s.check(*p)
		}
		if err != nil {
			note("%s: %w", s.key, err)
		}
	}
	host, port, err := net.SplitHostPort(c.Listen)
	if !listenable(port, err) {
		note("PAPERWURKS_LISTEN: %q is no address; write it as localhost:8000", c.Listen)
	}
	if _, port, err := net.SplitHostPort(c.Metrics); c.Metrics != "" && !listenable(port, err) {
		note("PAPERWURKS_METRICS_LISTEN: %q is no address; write it as localhost:9090", c.Metrics)
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

// listenable is whether the port of an address that was taken apart is one.
func listenable(port string, err error) bool {
	n, perr := strconv.Atoi(port)
	return err == nil && perr == nil && n >= 0 && n <= 65535
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

// redact is a URL without its password, as net/url redacts it. A reference to a
// password is none.
func redact(text string) string {
	if several := strings.Fields(text); len(several) > 1 {
		for i, t := range several {
			several[i] = redact(t)
		}
		return strings.Join(several, " ")
	}
	u, err := url.Parse(text)
	if err != nil {
		return "a value that is no URL"
	}
	q := u.Query()
	for _, name := range []string{"password", "client_secret"} {
		if p := q.Get(name); p != "" && checkReference(p) != nil {
			q.Set(name, "xxxxx")
			u.RawQuery = q.Encode()
			return u.Redacted()
		}
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
		case *float64:
			v = strconv.FormatFloat(*p, 'f', -1, 64)
		}
		switch {
		case s.hide == passwords:
			v = redact(v)
		case s.hide == all && v != "" && !IsReference(v):
			v = "xxxxx"
		}
		fmt.Fprintf(&b, "%s=%s\n", s.key, v)
	}
	return b.String()
}

// Help is the settings and what they mean, for help texts.
func Help() string {
	var b strings.Builder
	for _, s := range settings {
		fmt.Fprintf(&b, "  %-29s %s\n", s.key, s.help)
	}
	return b.String()
}
