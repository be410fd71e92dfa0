package terraform

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
)

// Plan is what terraform means to make: the JSON of `terraform show -json`, read
// so that rules can ask it questions.
type Plan struct {
	Resources []*Resource // what will exist after the plan, sorted by address
	Gone      []string    // addresses that the plan destroys or replaces
	Changed   []string    // addresses that the plan changes in place
	Variables map[string]any

	byAddress map[string]*Resource
	identity  map[string]*Resource
	config    *tfjson.Config
	outputs   map[string]any
}

// Resource is one managed resource, or one data source that terraform itself
// computes.
type Resource struct {
	Block
	Address string // module.platform.module.queue.aws_sqs_queue.jobs
	Module  string // module.platform.module.queue
	Type    string
	Name    string
	Key     string // of for_each or count
	Region  string // of its provider; empty when the provider does not say

	plan   *Plan
	config *tfjson.ConfigResource
	change *tfjson.ResourceChange
}

// Short is the address without the modules that every resource of an environment
// shares.
func (r *Resource) Short() string { return strings.TrimPrefix(r.Address, "module.platform.") }

// Area is the name of the innermost module.
func (r *Resource) Area() string {
	parts := strings.Split(r.Module, ".")
	last := parts[len(parts)-1]
	if i := strings.IndexByte(last, '['); i >= 0 {
		last = last[:i]
	}
	return last
}

// ReadFile reads a plan from a file of JSON.
func ReadFile(path string) (*Plan, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p, err := Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

// Parse reads a plan. It refuses what is not one.
func Parse(text []byte) (*Plan, error) {
	var raw tfjson.Plan
	if err := json.Unmarshal(text, &raw); err != nil {
		return nil, fmt.Errorf("not the JSON of a plan (terraform show -json PLAN): %w", err)
	}
	p := &Plan{byAddress: map[string]*Resource{}, identity: map[string]*Resource{}, Variables: map[string]any{}, outputs: map[string]any{}, config: raw.Config}
	for name, v := range raw.Variables {
		if v != nil {
			p.Variables[name] = v.Value
		}
	}
	for name, c := range raw.OutputChanges {
		if c != nil {
			p.outputs[name] = c.After
		}
	}
	for _, c := range raw.ResourceChanges {
		if c == nil || c.Change == nil {
			continue
		}
		if c.Change.Actions.Delete() || c.Change.Actions.Replace() {
			p.Gone = append(p.Gone, c.Address)
		}
		if c.Change.Actions.Update() {
			p.Changed = append(p.Changed, c.Address)
		}
		values, ok := c.Change.After.(map[string]any)
		if !ok || c.Mode != tfjson.ManagedResourceMode {
			continue
		}
		r := &Resource{
			Block:   Block{Values: values},
			Address: c.Address, Module: c.ModuleAddress, Type: c.Type, Name: c.Name,
			plan: p, change: c,
		}
		r.unknown, _ = c.Change.AfterUnknown.(map[string]any)
		if c.Index != nil {
			r.Key = fmt.Sprint(c.Index)
		}
		if r.config = p.configuration(c.ModuleAddress, c.Type, c.Name); r.config != nil {
			r.Region = p.region(r.config.ProviderConfigKey)
		}
		p.Resources = append(p.Resources, r)
		p.byAddress[r.Address] = r
	}
	sort.Slice(p.Resources, func(i, j int) bool { return p.Resources[i].Address < p.Resources[j].Address })
	for _, r := range p.Resources {
		for _, attribute := range []string{"arn", "id", "url", "arn_suffix", "dns_name", "endpoint", "primary_endpoint_address", "key_id", "secret_id"} {
			if v := r.Str(attribute); v != "" && p.identity[v] == nil && !namesAnother(r, attribute) {
				p.identity[v] = r
			}
		}
	}
	return p, nil
}

// namesAnother is true where an attribute of a resource has the identity of the
// resource that it belongs to: the id of a bucket's policy is the bucket.
func namesAnother(r *Resource, attribute string) bool {
	switch r.Type {
	case "aws_cloudwatch_event_target", "aws_sqs_queue_policy", "aws_sqs_queue_redrive_policy", "aws_sqs_queue_redrive_allow_policy", "aws_sns_topic_policy",
		"aws_iam_role_policy_attachment", "aws_kms_alias", "aws_kms_key_policy", "aws_lb_listener_certificate", "aws_acm_certificate_validation",
		"aws_secretsmanager_secret_rotation", "aws_secretsmanager_secret_version", "aws_secretsmanager_secret_policy", "aws_ecs_cluster_capacity_providers",
		"aws_backup_vault_policy", "aws_backup_vault_lock_configuration", "aws_ecr_repository_policy", "aws_ecr_lifecycle_policy", "aws_wafv2_web_acl_logging_configuration":
		return true
	}
	return strings.HasPrefix(r.Type, "aws_s3_bucket_")
}

// configuration finds the block that a resource was declared with.
func (p *Plan) configuration(module, kind, name string) *tfjson.ConfigResource {
	m := p.module(module)
	if m == nil {
		return nil
	}
	for _, r := range m.Resources {
		if r.Type == kind && r.Name == name && r.Mode == tfjson.ManagedResourceMode {
			return r
		}
	}
	return nil
}

// module finds the configuration of a module by its address.
func (p *Plan) module(address string) *tfjson.ConfigModule {
	if p.config == nil || p.config.RootModule == nil {
		return nil
	}
	m := p.config.RootModule
	for _, name := range moduleNames(address) {
		call := m.ModuleCalls[name]
		if call == nil || call.Module == nil {
			return nil
		}
		m = call.Module
	}
	return m
}

// moduleNames splits module.a["x.y"].module.b into a and b.
func moduleNames(address string) []string {
	var names []string
	for rest := address; rest != ""; {
		rest = strings.TrimPrefix(rest, "module.")
		end := strings.IndexAny(rest, ".[")
		if end < 0 {
			return append(names, rest)
		}
		names = append(names, rest[:end])
		if rest[end] == '[' {
			closing := strings.Index(rest, "]")
			if closing < 0 {
				return names
			}
			end = closing + 1
		}
		rest = strings.TrimPrefix(rest[min(end, len(rest)):], ".")
	}
	return names
}

// region of a provider's configuration.
func (p *Plan) region(key string) string {
	if p.config == nil {
		return ""
	}
	for {
		if c := p.config.ProviderConfigs[key]; c != nil {
			if e := c.Expressions["region"]; e != nil && e.ExpressionData != nil {
				if s, ok := e.ConstantValue.(string); ok {
					return s
				}
				for _, ref := range e.References {
					if name, ok := strings.CutPrefix(ref, "var."); ok {
						if s, ok := p.Variables[name].(string); ok {
							return s
						}
					}
				}
			}
			return ""
		}
		// A module passes its caller's configuration on under the same name.
		module, name, ok := strings.Cut(key, ":")
		if !ok {
			return ""
		}
		if i := strings.LastIndex(module, ".module."); i >= 0 {
			key = module[:i] + ":" + name
		} else {
			key = name
		}
	}
}

// Of returns the resources of a type whose address ends with the rest of the name:
// "aws_sqs_queue" or "aws_sqs_queue.jobs".
func (p *Plan) Of(names ...string) []*Resource {
	var out []*Resource
	for _, r := range p.Resources {
		for _, name := range names {
			kind, instance, _ := strings.Cut(name, ".")
			if r.Type == kind && (instance == "" || r.Name == instance) {
				out = append(out, r)
				break
			}
		}
	}
	return out
}

// In returns the resources of a module (networking, compute…) and of a type.
func (p *Plan) In(area string, names ...string) []*Resource {
	return slices.DeleteFunc(p.Of(names...), func(r *Resource) bool { return r.Area() != area })
}

// At returns a resource by its address, or nil.
func (p *Plan) At(address string) *Resource { return p.byAddress[address] }

// Identified returns the resource that an ARN, an id, a URL or another identity
// belongs to; nil if none of this plan does.
func (p *Plan) Identified(value string) *Resource {
	if r := p.identity[value]; r != nil {
		return r
	}
	// Parts of a resource: bucket/*, log-group:name:*, secret:json-key::
	for _, cut := range []string{"/*", ":*", "*"} {
		if trimmed, ok := strings.CutSuffix(value, cut); ok {
			if r := p.identity[trimmed]; r != nil {
				return r
			}
		}
	}
	if parts := strings.Split(value, ":"); strings.HasPrefix(value, "arn:") && len(parts) > 7 {
		return p.identity[strings.Join(parts[:7], ":")]
	}
	return nil
}

// Targets returns the resources that an attribute of r refers to: by the values
// where they are known, by the configuration's references where they are not.
func (r *Resource) Targets(path string) []*Resource {
	v, s := r.Get(path)
	var out []*Resource
	add := func(t *Resource) {
		if t != nil && t != r && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	if s == Known {
		for _, text := range texts(v) {
			add(r.plan.Identified(text))
		}
	}
	if len(out) == 0 && s == Unknown {
		for _, address := range r.references(path) {
			for _, t := range r.plan.instances(address) {
				add(t)
			}
		}
	}
	return out
}

// Target returns the first of Targets, or nil.
func (r *Resource) Target(path string) *Resource {
	if t := r.Targets(path); len(t) > 0 {
		return t[0]
	}
	return nil
}

// instances returns the resources that an address without keys stands for, or the one
// whose key ends the address.
func (p *Plan) instances(address string) []*Resource {
	name, key, one := strings.Cut(strings.TrimSuffix(address, `"]`), `["`)
	var out []*Resource
	for _, r := range p.Resources {
		if withoutKeys(r.Address) == name && (!one || r.Key == key) {
			out = append(out, r)
		}
	}
	return out
}

func withoutKeys(address string) string {
	var out strings.Builder
	depth := 0
	for _, c := range address {
		switch c {
		case '[':
			depth++
		case ']':
			depth--
		default:
			if depth == 0 {
				out.WriteRune(c)
			}
		}
	}
	return out.String()
}

// references returns the addresses, without keys, of the resources that the
// expression of an attribute names, followed through variables and outputs of
// modules. What goes through a local value is not in a plan and is not found.
func (r *Resource) references(path string) []string {
	if r.config == nil {
		return nil
	}
	parts := strings.Split(path, ".")
	e := r.config.Expressions[parts[0]]
	for _, part := range parts[1:] {
		if e == nil || e.ExpressionData == nil {
			return nil
		}
		if len(e.NestedBlocks) > 0 {
			if i := strings.IndexFunc(part, func(c rune) bool { return c < '0' || c > '9' }); i < 0 {
				continue // dynamic blocks are written once for all
			}
			e = e.NestedBlocks[0][part]
		}
	}
	if e == nil || e.ExpressionData == nil {
		return nil
	}
	var refs []string
	collect(e, &refs)
	return addresses(r.plan.follow(moduleNames(r.Module), refs, 0))
}

func collect(e *tfjson.Expression, into *[]string) {
	if e == nil || e.ExpressionData == nil {
		return
	}
	*into = append(*into, e.References...)
	for _, block := range e.NestedBlocks {
		for _, inner := range block {
			collect(inner, into)
		}
	}
}

// reference is a resource's attribute, as the configuration names it.
type reference struct {
	address   string // without keys, but for one of its own that is written out
	attribute string // may be empty
}

func addresses(refs []reference) []string {
	var out []string
	for _, r := range refs {
		whole, _, _ := strings.Cut(r.address, "[")
		// Terraform names main["a"].arn, main["a"] and main: the first says it all.
		if whole == r.address && slices.ContainsFunc(refs, func(o reference) bool { return strings.HasPrefix(o.address, whole+"[") }) {
			continue
		}
		if !slices.Contains(out, r.address) {
			out = append(out, r.address)
		}
	}
	return out
}

// follow resolves references made in a module.
func (p *Plan) follow(module, refs []string, depth int) []reference {
	if depth > 12 {
		return nil
	}
	prefix := ""
	for _, m := range module {
		prefix += "module." + m + "."
	}
	var out []reference
	for _, ref := range refs {
		parts := strings.Split(ref, ".")
		switch {
		case len(parts) < 2:
		case parts[0] == "var" && len(module) > 0:
			caller := module[:len(module)-1]
			if m := p.module("module." + strings.Join(caller, ".module.")); m != nil || len(caller) == 0 {
				if len(caller) == 0 {
					m = p.module("")
				}
				if call := m.ModuleCalls[module[len(module)-1]]; call != nil {
					var more []string
					collect(call.Expressions[strings.SplitN(parts[1], "[", 2)[0]], &more)
					out = append(out, p.follow(caller, more, depth+1)...)
				}
			}
		case parts[0] == "module" && len(parts) > 2:
			name := strings.SplitN(parts[1], "[", 2)[0]
			inner := append(slices.Clone(module), name)
			m := p.module("module." + strings.Join(inner, ".module."))
			if m == nil {
				continue
			}
			if o := m.Outputs[strings.SplitN(parts[2], "[", 2)[0]]; o != nil {
				var more []string
				collect(o.Expression, &more)
				out = append(out, p.follow(inner, more, depth+1)...)
			}
		case strings.HasPrefix(parts[0], "aws_") || parts[0] == "terraform_data":
			name := strings.SplitN(parts[1], "[", 2)[0]
			r := reference{address: prefix + parts[0] + "." + name}
			if key := parts[1][len(name):]; strings.HasPrefix(key, `["`) && strings.HasSuffix(key, `"]`) {
				r.address += key // a key that the configuration writes out
			}
			if len(parts) == 3 {
				r.attribute = parts[2]
			}
			out = append(out, r)
		}
	}
	return out
}

// Mentions is true where any known value of r contains the text.
func (r *Resource) Mentions(text string) bool { return mentions(r.Values, text) }

func mentions(v any, text string) bool {
	switch v := v.(type) {
	case string:
		return strings.Contains(v, text)
	case []any:
		for _, e := range v {
			if mentions(e, text) {
				return true
			}
		}
	case map[string]any:
		for _, e := range v {
			if mentions(e, text) {
				return true
			}
		}
	}
	return false
}

// Edges returns every pair of resources of which the first mentions the second:
// an identity of the second stands in a value of the first.
func (p *Plan) Edges() [][2]*Resource {
	var out [][2]*Resource
	for _, r := range p.Resources {
		var seen []*Resource
		add := func(t *Resource) {
			if t != nil && t != r && !slices.Contains(seen, t) {
				seen = append(seen, t)
			}
		}
		eachText(r.Values, func(key, text string) {
			if key == "arn" || key == "id" || key == "tags" || key == "tags_all" {
				return
			}
			if t := p.Identified(text); t != nil {
				add(t)
			} else if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
				var inner any
				if json.Unmarshal([]byte(text), &inner) == nil {
					eachText(inner, func(_, text string) { add(p.Identified(text)) })
				}
			}
		})
		sort.Slice(seen, func(i, j int) bool { return seen[i].Address < seen[j].Address })
		for _, t := range seen {
			out = append(out, [2]*Resource{r, t})
		}
	}
	return out
}

func eachText(v any, f func(key, text string)) {
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case string:
			f(key, v)
		case []any:
			for _, e := range v {
				walk(key, e)
			}
		case map[string]any:
			for k, e := range v {
				if k == "tags" || k == "tags_all" {
					continue
				}
				walk(k, e)
			}
		}
	}
	walk("", v)
}

// Output returns a known output of the plan.
func (p *Plan) Output(name string) any { return p.outputs[name] }

// Unknowns counts the values that the plan does not know.
func (p *Plan) Unknowns() int {
	n := 0
	for _, r := range p.Resources {
		n += count(r.unknown)
	}
	return n
}

func count(u any) int {
	n := 0
	switch u := u.(type) {
	case bool:
		if u {
			n++
		}
	case []any:
		for _, e := range u {
			n += count(e)
		}
	case map[string]any:
		for _, e := range u {
			n += count(e)
		}
	}
	return n
}

// Plan returns the plan that a resource belongs to.
func (r *Resource) Plan() *Plan { return r.plan }
