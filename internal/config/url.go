package config

import (
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/model"
)

// Database is PAPERWURKS_DATABASE_URL taken apart.
type Database struct {
	Scheme string // sqlite or postgres
	Path   string // of sqlite
	// The rest is of postgres.
	User, Host, Port, Name string
	Password               string // as written in the URL; empty with IAM
	PasswordFrom           string // secret://NAME, read again for every connection
	IAM                    bool   // sign in with a token for Region
	Region                 string
	TLS                    bool   // verify-full; without it only on this machine
	RootCertificates       string // file of them; empty means the system's
}

// Blob is PAPERWURKS_BLOB_URL taken apart.
type Blob struct {
	Scheme string // file or s3
	Dir    string // of file
	// The rest is of s3: three buckets, the customer's key that encrypts them, and
	// for tests where to reach the service.
	Documents, Uploads, Records string
	Region, Key, Endpoint       string
}

// Queue is PAPERWURKS_QUEUE_URL taken apart.
type Queue struct {
	Scheme   string // memory or sqs
	URL      string // of the queue, as SQS calls it
	Region   string
	Endpoint string
}

// Cache is PAPERWURKS_CACHE_URL taken apart.
type Cache struct {
	Scheme         string // memory, redis or rediss
	Address        string // host:port
	User, Password string
	PasswordFrom   string // secret://NAME, read again for every connection
	Database       int
	IAM            bool // sign in with a token for Name in Region
	Region, Name   string
}

// Model is PAPERWURKS_MODEL_URL taken apart.
type Model struct {
	Scheme string // none, local or bedrock
	// Folder is that of a sentence model which runs on this machine; empty means none.
	// Pooling and Prefix are as sentencemodel.Options has them.
	Folder, Pooling, Prefix string
	// The rest is of bedrock.
	Region, ID         string // of the model that converses
	Guardrail, Version string
	Embedding          string // model that embeds; empty means none of Bedrock's
	Dimension          int    // of its vectors; 0 means its usual one
	Knowledge          string // id of a knowledge base of reference material; empty means none
	Endpoint           string
}

// Mail is PAPERWURKS_MAIL_URL taken apart.
type Mail struct {
	Scheme         string // file, smtp, smtps or ses
	Dir            string // of file
	Address        string // host:port of smtp
	Here           bool   // that is this machine, where nothing need be encrypted
	User, Password string
	PasswordFrom   string // secret://NAME, read again for every conversation
	Region         string // of ses
	From           string
	Endpoint       string
}

// OIDC is one URL of PAPERWURKS_OIDC_URL taken apart: an issuer, and the firm whose
// people sign in there.
type OIDC struct {
	Issuer     string // as it calls itself, https:// but for one on this machine
	ClientID   string
	SecretFrom string // secret://NAME, read again for every sign-in
	Firm       string // the id of the organisation
	Name       string // what people call the account that they have there
	// Domains are those of the e-mail addresses whose owners become people of the
	// firm when they first sign in, in Role; without any, people are invited first.
	Domains    []string
	Role       string
	TrustEmail bool   // the firm makes every account of this issuer itself
	ACR        string // asked of the issuer, and counts as a second factor
}

// Secrets is PAPERWURKS_SECRETS_URL taken apart.
type Secrets struct {
	Scheme   string // file, env or aws
	Dir      string // of file
	Prefix   string // of env: what stands before a name
	Region   string // of aws
	Endpoint string
}

// Telemetry is PAPERWURKS_TELEMETRY_URL taken apart.
type Telemetry struct {
	Scheme  string  // none, otlp or otlps
	Address string  // host:port
	Sample  float64 // of requests, 0 to 1
}

// Malware is PAPERWURKS_MALWARE_URL taken apart.
type Malware struct {
	Scheme  string // none or clamd
	Network string // tcp or unix
	Address string // host:port, or the path of a socket
}

// parts is a URL while it is taken apart; what is wrong with it is collected, so
// that all of it is said at once.
type parts struct {
	text, form string
	*url.URL
	query    url.Values
	problems []error
}

// split begins to take a URL apart whose scheme must be one of the forms',
// which are written scheme://….
func split(text string, forms ...string) (*parts, error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme == "" {
		return nil, fmt.Errorf("%s is no URL; write it as %s", redact(text), strings.Join(forms, " or "))
	}
	for _, f := range forms {
		if scheme, _, _ := strings.Cut(f, "://"); scheme == u.Scheme {
			q, err := url.ParseQuery(u.RawQuery)
			p := &parts{text: redact(text), form: f, URL: u, query: q}
			if err != nil || u.Fragment != "" || u.Opaque != "" {
				p.wrong("cannot be taken apart")
			}
			return p, nil
		}
	}
	return nil, fmt.Errorf("%s: there is no %s:// here; it knows %s", redact(text), u.Scheme, strings.Join(forms, " or "))
}

func (p *parts) wrong(format string, args ...any) {
	p.problems = append(p.problems, fmt.Errorf("%s: "+format+"; write it as %s", append(append([]any{p.text}, args...), p.form)...))
}

// take is a parameter, which is then no longer unknown; empty when it is not there.
func (p *parts) take(name string) string {
	values := p.query[name]
	delete(p.query, name)
	if len(values) > 1 {
		p.wrong("%s is given twice", name)
	}
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// need is a parameter that must be there and look right.
func (p *parts) need(name string, looks *regexp.Regexp, what string) string {
	v := p.take(name)
	switch {
	case v == "":
		p.wrong("%s is missing", name)
	case !looks.MatchString(v):
		p.wrong("%s=%s is no %s", name, v, what)
	}
	return v
}

// option is a parameter that must look right when it is there.
func (p *parts) option(name string, looks *regexp.Regexp, what string) string {
	v := p.take(name)
	if v != "" && !looks.MatchString(v) {
		p.wrong("%s=%s is no %s", name, v, what)
	}
	return v
}

// endpoint is where a test reaches a service: on this machine and nowhere else,
// so that no setting can send papers and credentials to a stranger.
func (p *parts) endpoint() string {
	v := p.take("endpoint")
	if v == "" {
		return ""
	}
	u, err := url.Parse(v)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !loopback(u.Hostname()) || u.User != nil || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		p.wrong("endpoint=%s is not on this machine, and another is only for tests", v)
	}
	return strings.TrimSuffix(v, "/")
}

// password is the password of the URL, or the reference to one.
func (p *parts) password() (plain, from string) {
	plain, _ = p.User.Password()
	if from = p.take("password"); from != "" {
		if err := checkReference(from); err != nil {
			p.problems = append(p.problems, fmt.Errorf("%s: password: %w", p.text, err))
		}
		if plain != "" {
			p.wrong("the password is given twice")
		}
	}
	return plain, from
}

// done is everything that was wrong, with the parameters that nobody took.
func (p *parts) done() error {
	var names []string
	for name := range p.query {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p.wrong("there is no parameter %s", name)
	}
	return errors.Join(p.problems...)
}

// bare says that nothing follows the scheme.
func (p *parts) bare() {
	if p.Host != "" || strings.Trim(p.Path, "/") != "" || p.User != nil {
		p.wrong("nothing may follow the scheme")
	}
}

// dir is the absolute path of a URL without a host.
func (p *parts) dir() string {
	if p.Host != "" || p.User != nil || !strings.HasPrefix(p.Path, "/") || p.Path == "/" {
		p.wrong("the whole path follows three slashes")
	}
	return filepath.FromSlash(p.Path)
}

// address is host:port.
func (p *parts) address(port string) string {
	host := p.Hostname()
	if host == "" {
		p.wrong("the host is missing")
	}
	if p.Port() != "" {
		port = p.Port()
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		p.wrong("the port is missing")
	}
	return net.JoinHostPort(host, port)
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// What the names of AWS look like, as its documents say.
var (
	regions    = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$`)
	buckets    = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$`)
	keyARNs    = regexp.MustCompile(`^arn:aws[a-z-]*:kms:([a-z0-9-]+):[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+$`)
	queuePaths = regexp.MustCompile(`^/[0-9]{12}/[A-Za-z0-9_-]{1,80}$`)
	caches     = regexp.MustCompile(`^[a-z][a-z0-9-]{0,49}$`)
	visible    = regexp.MustCompile(`^[\x21-\x7e]([\x20-\x7e]{0,254}[\x21-\x7e])?$`)
	hosts      = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$`)
	joining    = regexp.MustCompile(`^(conveyancer|agent|owner|buyer)$`)
	trusts     = regexp.MustCompile(`^trusted$`)
	poolings   = regexp.MustCompile(`^(mean|cls|max)$`)
	words      = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
)

// ParseDatabase takes PAPERWURKS_DATABASE_URL apart.
func ParseDatabase(text string) (d Database, err error) {
	p, err := split(text, "sqlite:///PATH", "postgres://USER@HOST:5432/NAME?sslmode=verify-full&auth=iam&region=REGION")
	if err != nil {
		return d, err
	}
	if d.Scheme = p.Scheme; d.Scheme == "sqlite" {
		d.Path = p.dir()
		return d, p.done()
	}
	d.User, d.Name = p.User.Username(), strings.TrimPrefix(p.Path, "/")
	d.Host, d.Port = p.Hostname(), "5432"
	if p.Port() != "" {
		d.Port = p.Port()
	}
	// A socket in the file system is a host that begins with a slash, as libpq has it.
	if socket := p.take("host"); socket != "" {
		if d.Host != "" || !filepath.IsAbs(socket) {
			p.wrong("host=%s is no directory of a socket", socket)
		}
		d.Host = socket
	}
	switch {
	case d.User == "":
		p.wrong("the user is missing")
	case d.Host == "":
		p.wrong("the host is missing")
	case d.Name == "" || strings.Contains(d.Name, "/"):
		p.wrong("the name of the database is missing")
	}
	here := loopback(d.Host) || filepath.IsAbs(d.Host)
	switch mode := p.take("sslmode"); {
	case mode == "verify-full", mode == "" && !here:
		d.TLS = true
	case mode == "disable" && here, mode == "":
	default:
		p.wrong("sslmode=%s would send papers unprotected or to a stranger", mode)
	}
	d.RootCertificates = p.take("sslrootcert")
	d.Password, d.PasswordFrom = p.password()
	switch auth := p.take("auth"); auth {
	case "":
	case "iam":
		d.IAM, d.Region = true, p.need("region", regions, "region")
		if d.Password != "" || d.PasswordFrom != "" {
			p.wrong("auth=iam needs no password")
		}
		if !d.TLS {
			p.wrong("auth=iam needs sslmode=verify-full")
		}
	default:
		p.wrong("auth=%s is unknown", auth)
	}
	return d, p.done()
}

// ParseBlob takes PAPERWURKS_BLOB_URL apart.
func ParseBlob(text string) (b Blob, err error) {
	p, err := split(text, "file:///PATH", "s3://DOCUMENTS?uploads=UPLOADS&records=RECORDS&region=REGION&kms=KEY_ARN")
	if err != nil {
		return b, err
	}
	if b.Scheme = p.Scheme; b.Scheme == "file" {
		b.Dir = p.dir()
		return b, p.done()
	}
	b.Documents = p.Host
	if !buckets.MatchString(b.Documents) || strings.Trim(p.Path, "/") != "" || p.User != nil {
		p.wrong("%q is no bucket", p.Host+p.Path)
	}
	b.Uploads = p.need("uploads", buckets, "bucket")
	b.Records = p.need("records", buckets, "bucket")
	if b.Uploads == b.Documents || b.Records == b.Documents || b.Uploads == b.Records {
		p.wrong("the three buckets must differ, since each keeps things for another time")
	}
	b.Region = p.need("region", regions, "region")
	b.Endpoint = p.endpoint()
	if b.Key = p.option("kms", keyARNs, "ARN of a key"); b.Key == "" && b.Endpoint == "" {
		p.wrong("kms is missing")
	}
	if m := keyARNs.FindStringSubmatch(b.Key); m != nil && m[1] != b.Region {
		p.wrong("the key is in %s and the buckets in %s", m[1], b.Region)
	}
	return b, p.done()
}

// ParseQueue takes PAPERWURKS_QUEUE_URL apart.
func ParseQueue(text string) (q Queue, err error) {
	p, err := split(text, "memory://", "sqs://sqs.REGION.amazonaws.com/ACCOUNT/QUEUE?region=REGION")
	if err != nil {
		return q, err
	}
	if q.Scheme = p.Scheme; q.Scheme == "memory" {
		p.bare()
		return q, p.done()
	}
	q.Region = p.need("region", regions, "region")
	q.Endpoint = p.endpoint()
	if !queuePaths.MatchString(p.Path) || p.User != nil {
		p.wrong("%q is not an account's number and the name of a standard queue", p.Path)
	}
	if q.Endpoint == "" && p.Host != "sqs."+q.Region+".amazonaws.com" {
		p.wrong("the host of a queue in %s is sqs.%s.amazonaws.com", q.Region, q.Region)
	}
	q.URL = "https://" + p.Host + p.Path
	if q.Endpoint != "" {
		q.URL = q.Endpoint + p.Path
	}
	return q, p.done()
}

// ParseCache takes PAPERWURKS_CACHE_URL apart.
func ParseCache(text string) (c Cache, err error) {
	p, err := split(text, "memory://", "rediss://USER@HOST:6379?auth=iam&region=REGION&name=CACHE", "redis://localhost:6379")
	if err != nil {
		return c, err
	}
	if c.Scheme = p.Scheme; c.Scheme == "memory" {
		p.bare()
		return c, p.done()
	}
	c.Address = p.address("6379")
	c.User = p.User.Username()
	c.Password, c.PasswordFrom = p.password()
	if c.Scheme == "redis" && !loopback(p.Hostname()) {
		p.wrong("redis:// would send sessions unprotected to another machine, rediss:// would not")
	}
	if n := strings.Trim(p.Path, "/"); n != "" {
		if c.Database, err = strconv.Atoi(n); err != nil || c.Database < 0 || c.Database > 15 {
			p.wrong("%q is no number of a database", n)
		}
	}
	switch auth := p.take("auth"); auth {
	case "":
	case "iam":
		c.IAM, c.Region, c.Name = true, p.need("region", regions, "region"), p.need("name", caches, "name of a cache")
		if c.User == "" {
			p.wrong("auth=iam needs the user")
		}
		if c.Password != "" || c.PasswordFrom != "" {
			p.wrong("auth=iam needs no password")
		}
		if c.Scheme != "rediss" {
			p.wrong("auth=iam needs rediss://")
		}
	default:
		p.wrong("auth=%s is unknown", auth)
	}
	return c, p.done()
}

// ParseModel takes PAPERWURKS_MODEL_URL apart.
func ParseModel(text string) (m Model, err error) {
	p, err := split(text, "none://", "local:///FOLDER?pooling=P&prefix=WORDS", "bedrock://eu-west-2/MODEL_ID?guardrail=ID&version=V&embedding=MODEL_ID&knowledge=ID&residency=uk")
	if err != nil {
		return m, err
	}
	switch m.Scheme = p.Scheme; {
	case m.Scheme == "none", m.Scheme == "local" && p.Host+p.Path == "":
		p.bare()
		return m, p.done()
	case m.Scheme == "local":
		m.Folder = p.dir()
		p.sentences(&m)
		return m, p.done()
	}
	m.Region, m.ID = p.Host, strings.TrimPrefix(p.Path, "/")
	if err := model.Resident(m.Region, m.ID); err != nil {
		p.wrong("%s", err)
	}
	if m.Embedding = p.take("embedding"); strings.HasPrefix(m.Embedding, "/") {
		m.Folder, m.Embedding = filepath.FromSlash(m.Embedding), ""
		p.sentences(&m)
	}
	if m.Embedding != "" {
		if err := model.Resident(m.Region, m.Embedding); err != nil {
			p.wrong("%s", err)
		}
	}
	if v := p.take("dimension"); v != "" {
		var err error
		if m.Dimension, err = strconv.Atoi(v); err != nil || m.Dimension < 1 || m.Embedding == "" {
			p.wrong("dimension=%s is no number of a model that embeds", v)
		}
	}
	m.Knowledge = p.option("knowledge", words, "id of a knowledge base")
	m.Guardrail = p.option("guardrail", words, "id of a guardrail")
	m.Version = p.option("version", words, "version of a guardrail")
	if (m.Guardrail == "") != (m.Version == "") {
		p.wrong("a guardrail and its version go together")
	}
	m.Endpoint = p.endpoint()
	// It may be said, and nothing else may: this program has no other residency.
	if r := p.take("residency"); r != "" && r != "uk" {
		p.wrong("residency=%s is not to be had: this program sends papers to models in %s (London) only", r, model.London)
	}
	return m, p.done()
}

// sentences takes the parameters of a sentence model's folder.
func (p *parts) sentences(m *Model) {
	m.Pooling = p.option("pooling", poolings, "pooling; there are mean, cls and max")
	m.Prefix = p.take("prefix")
}

// ParseMail takes PAPERWURKS_MAIL_URL apart.
func ParseMail(text string) (m Mail, err error) {
	p, err := split(text, "file:///PATH", "smtp://USER:PASSWORD@HOST:587?from=ADDRESS", "smtps://USER:PASSWORD@HOST:465?from=ADDRESS", "ses://REGION?from=ADDRESS")
	if err != nil {
		return m, err
	}
	m.From = p.take("from")
	switch m.Scheme = p.Scheme; m.Scheme {
	case "file":
		m.Dir = p.dir()
	case "ses":
		if m.Region = p.Host; !regions.MatchString(m.Region) || strings.Trim(p.Path, "/") != "" || p.User != nil {
			p.wrong("%q is no region", p.Host+p.Path)
		}
		m.Endpoint = p.endpoint()
	default:
		port := "587"
		if m.Scheme == "smtps" {
			port = "465"
		}
		m.Address, m.User = p.address(port), p.User.Username()
		m.Password, m.PasswordFrom = p.password()
		if m.Here = m.Scheme == "smtp" && loopback(p.Hostname()); (m.User == "") != (m.Password == "" && m.PasswordFrom == "") {
			p.wrong("a user and a password go together")
		}
		if strings.Trim(p.Path, "/") != "" {
			p.wrong("nothing may follow the port")
		}
	}
	if _, err := mail.ParseAddress(m.From); err != nil && (m.From != "" || m.Scheme != "file") {
		p.wrong("from=%s is no address that mail can come from", m.From)
	}
	return m, p.done()
}

// ParseOIDC takes PAPERWURKS_OIDC_URL apart.
func ParseOIDC(text string) (all []OIDC, err error) {
	var problems []error
	firms := map[string]bool{}
	for _, one := range strings.Fields(text) {
		o, err := parseOIDC(one)
		if err == nil && firms[o.Firm] {
			err = fmt.Errorf("the firm %s is given two issuers", o.Firm)
		}
		firms[o.Firm] = true
		problems = append(problems, err)
		all = append(all, o)
	}
	return all, errors.Join(problems...)
}

func parseOIDC(text string) (o OIDC, err error) {
	p, err := split(text, "oidc://ISSUER?client_id=ID&client_secret=secret://NAME&firm=ID")
	if err != nil {
		return o, err
	}
	if p.Host == "" || p.User != nil {
		p.wrong("the issuer is missing, which is written without https")
	}
	scheme := "https"
	if loopback(p.Hostname()) {
		scheme = "http"
	}
	o.Issuer = scheme + "://" + p.Host + p.EscapedPath()
	o.ClientID = p.need("client_id", visible, "client id")
	o.Firm = p.need("firm", words, "id of a firm")
	if o.SecretFrom = p.take("client_secret"); checkReference(o.SecretFrom) != nil {
		p.wrong("client_secret is to be a reference, secret://NAME or secret://NAME%%23FIELD")
	}
	if o.Name = p.option("name", visible, "name of an account"); o.Name == "" {
		o.Name = p.Hostname()
	}
	if domains := p.take("domain"); domains != "" {
		for d := range strings.SplitSeq(strings.ToLower(domains), ",") {
			if !hosts.MatchString(d) {
				p.wrong("domain=%s is no domain", d)
			}
			o.Domains = append(o.Domains, d)
		}
	}
	o.Role = p.option("role", joining, "role that somebody can be given without being asked; there are conveyancer, agent, owner and buyer")
	if (o.Role == "") != (o.Domains == nil) {
		p.wrong("domain and role go together")
	}
	if trust := p.option("email", trusts, "word about e-mail addresses; there is trusted"); trust != "" {
		o.TrustEmail = true
	}
	o.ACR = p.option("acr", visible, "acr value")
	return o, p.done()
}

// ParseSecrets takes PAPERWURKS_SECRETS_URL apart.
func ParseSecrets(text string) (s Secrets, err error) {
	p, err := split(text, "file:///PATH", "env://", "aws://REGION")
	if err != nil {
		return s, err
	}
	switch s.Scheme = p.Scheme; s.Scheme {
	case "file":
		s.Dir = p.dir()
	case "env":
		s.Prefix = p.option("prefix", words, "beginning of a variable's name")
		p.bare()
	default:
		if s.Region = p.Host; !regions.MatchString(s.Region) || strings.Trim(p.Path, "/") != "" || p.User != nil {
			p.wrong("%q is no region", p.Host+p.Path)
		}
		s.Endpoint = p.endpoint()
	}
	return s, p.done()
}

// ParseTelemetry takes PAPERWURKS_TELEMETRY_URL apart.
func ParseTelemetry(text string) (t Telemetry, err error) {
	p, err := split(text, "none://", "otlp://localhost:4317?sample=0.1", "otlps://HOST:4317?sample=0.1")
	if err != nil {
		return t, err
	}
	if t.Scheme = p.Scheme; t.Scheme == "none" {
		p.bare()
		return t, p.done()
	}
	if t.Address = p.address(""); strings.Trim(p.Path, "/") != "" || p.User != nil {
		p.wrong("only an address follows the scheme")
	}
	if t.Scheme == "otlp" && !loopback(p.Hostname()) {
		p.wrong("otlp:// would send ids unprotected to another machine, otlps:// would not")
	}
	t.Sample = defaultSample
	if s := p.take("sample"); s != "" {
		if t.Sample, err = strconv.ParseFloat(s, 64); err != nil || !(t.Sample >= 0 && t.Sample <= 1) {
			p.wrong("sample=%s is no part of one, 0 to 1", s)
		}
	}
	return t, p.done()
}

// defaultSample is how many requests are traced when nobody says: X-Ray is paid by
// the trace, and one in ten shows what is slow.
const defaultSample = 0.1

// ParseMalware takes PAPERWURKS_MALWARE_URL apart.
func ParseMalware(text string) (m Malware, err error) {
	p, err := split(text, "none://", "clamd://localhost:3310 or clamd:///run/clamav/clamd.sock")
	if err != nil {
		return m, err
	}
	switch m.Scheme = p.Scheme; {
	case m.Scheme == "none":
		p.bare()
	case p.Host == "":
		m.Network, m.Address = "unix", p.dir()
	default:
		m.Network, m.Address = "tcp", p.address("3310")
		if !loopback(p.Hostname()) {
			p.wrong("clamd:// would send papers unprotected to another machine")
		}
		if strings.Trim(p.Path, "/") != "" || p.User != nil {
			p.wrong("only an address follows the scheme")
		}
	}
	return m, p.done()
}
