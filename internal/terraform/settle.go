package terraform

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
)

// schema is what settling needs to know of a resource type: the types of its
// attributes and which of them AWS may choose.
type schema struct {
	Version    int                  `json:"version,omitempty"`
	Attributes map[string]attribute `json:"attributes,omitempty"`
	Blocks     map[string]*schema   `json:"blocks,omitempty"`
}

type attribute struct {
	Type     any  `json:"type"`
	Computed bool `json:"computed,omitempty"`
	Optional bool `json:"optional,omitempty"`
}

// settler makes up the state of a configuration as if it had been applied.
type settler struct {
	schemas map[string]*schema
	account string
	hints   map[string]map[string]any // address → attribute → value, of an earlier plan
}

// state writes a state (Terraform's format 4) in which everything that the plan
// makes exists with its planned values, and with made-up ones where the plan does
// not know them.
func (s *settler) state(p *Plan) ([]byte, error) {
	type instance struct {
		Key        any            `json:"index_key,omitempty"`
		Version    int            `json:"schema_version"`
		Attributes map[string]any `json:"attributes"`
	}
	type resource struct {
		Module    string     `json:"module,omitempty"`
		Mode      string     `json:"mode"`
		Type      string     `json:"type"`
		Name      string     `json:"name"`
		Provider  string     `json:"provider"`
		Instances []instance `json:"instances"`
	}
	var resources []*resource
	byName := map[string]*resource{}
	for _, r := range p.Resources {
		key := r.Module + "|" + r.Type + "." + r.Name
		at := byName[key]
		if at == nil {
			at = &resource{Module: r.Module, Mode: "managed", Type: r.Type, Name: r.Name, Provider: fmt.Sprintf("provider[%q]", r.change.ProviderName)}
			byName[key] = at
			resources = append(resources, at)
		}
		sc := s.schemas[r.Type]
		if sc == nil {
			return nil, fmt.Errorf("%s: the provider has no resource %s", r.Address, r.Type)
		}
		at.Instances = append(at.Instances, instance{Key: r.change.Index, Version: sc.Version, Attributes: s.fill(r, sc)})
	}
	return json.Marshal(map[string]any{
		"version": 4, "terraform_version": "1.11.0", "serial": 1, "lineage": "offline", "outputs": map[string]any{}, "resources": resources,
	})
}

// fill returns the attributes of a resource with no unknown left.
func (s *settler) fill(r *Resource, sc *schema) map[string]any {
	out, _ := s.complete(r, sc, "", r.Values, r.unknown).(map[string]any)
	for name, a := range sc.Attributes {
		if v, ok := out[name]; ok && a.Type == "dynamic" { // only terraform_data's
			out[name] = map[string]any{"value": v, "type": typeOf(v)}
		}
		if _, ok := out[name]; ok || r.unknown[name] != true {
			continue
		}
		configured := r.config != nil && r.config.Expressions[name] != nil
		// What the configuration computes is computed again, and so corrected; what
		// AWS chooses must be made up for this environment.
		if hint, ok := s.hints[r.Address][name]; ok && configured {
			out[name] = hint
			continue
		}
		if a.Type == "dynamic" {
			v := r.Values["input"] // which terraform_data gives back as its output
			if v == nil || r.unknown["input"] != nil {
				v = unresolved + r.Address + "." + name
			}
			out[name] = map[string]any{"value": v, "type": typeOf(v)}
		} else if v := s.invent(r, name, a, configured); v != nil {
			out[name] = v
		}
	}
	return out
}

// typeOf is Terraform's type of a value, as a state writes it.
func typeOf(v any) any {
	switch v := v.(type) {
	case float64, int:
		return "number"
	case bool:
		return "bool"
	case []any:
		types := make([]any, len(v))
		for i, e := range v {
			types[i] = typeOf(e)
		}
		return []any{"tuple", types}
	case map[string]any:
		types := map[string]any{}
		for k, e := range v {
			types[k] = typeOf(e)
		}
		return []any{"object", types}
	}
	return "string"
}

// complete copies a value, replacing what is unknown within it. The schema is
// that of the block, or nil within an attribute.
func (s *settler) complete(r *Resource, sc *schema, path string, v, u any) any {
	switch u := u.(type) {
	case map[string]any:
		m, _ := v.(map[string]any)
		out := map[string]any{}
		for k, e := range m {
			if u[k] != true {
				out[k] = s.complete(r, sc.block(k), join(path, k), e, u[k])
			}
		}
		for k, unknown := range u {
			if _, ok := out[k]; ok || unknown == nil || unknown == false {
				continue
			}
			if unknown != true {
				if filled := s.complete(r, sc.block(k), join(path, k), nil, unknown); hasAny(filled) {
					out[k] = filled
				}
			} else if path != "" { // those of the resource itself are for fill
				out[k] = s.placeholder(r, sc, join(path, k))
			}
		}
		return out
	case []any:
		list, _ := v.([]any)
		out := make([]any, 0, len(u))
		for i, e := range u {
			var at any
			if i < len(list) {
				at = list[i]
			}
			out = append(out, s.complete(r, sc, join(path, strconv.Itoa(i)), at, e))
		}
		return out
	case bool:
		if u {
			return unresolved + r.Address + "." + path
		}
	}
	return v
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// block is the schema of a nested block, nil where there is none.
func (s *schema) block(name string) *schema {
	if s == nil {
		return nil
	}
	return s.Blocks[name]
}

func hasAny(v any) bool {
	switch v := v.(type) {
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return v != nil
}

// placeholder stands for a value within a block that the configuration computes
// from unknown ones: the next plan computes it again.
func (s *settler) placeholder(r *Resource, sc *schema, path string) any {
	text := unresolved + r.Address + "." + path
	if v := particular(path[strings.LastIndexByte(path, '.')+1:]); v != "" {
		text = v
	}
	if sc == nil {
		return text
	}
	name := path[strings.LastIndexByte(path, '.')+1:]
	if sc.Blocks[name] != nil {
		return []any{}
	}
	a := sc.Attributes[name]
	switch {
	case a.Computed && !a.Optional:
		return s.invent(r, name, a, false)
	case a.Computed && !r.configures(path):
		return nil
	}
	switch kind := a.Type.(type) {
	case string:
		switch kind {
		case "number":
			return 1
		case "bool":
			return false
		}
		return text
	case []any:
		if kind[0] == "map" || kind[0] == "object" {
			return map[string]any{}
		}
		if kind[1] == "string" {
			return []any{text}
		}
		return []any{}
	}
	return text
}

// particular stands for values whose form the provider checks even in a state.
func particular(name string) string {
	switch {
	case name == "input", name == "policy", name == "assume_role_policy", name == "redrive_policy", name == "redrive_allow_policy":
		return unresolvedJSON
	case name == "container_definitions":
		return "[]"
	case name == "resource_record_type":
		return "CNAME"
	case name == "status":
		return "READY"
	case name == "delivery_destination_type":
		return "S3"
	case strings.HasSuffix(name, "_at"), strings.HasSuffix(name, "_time"), strings.HasSuffix(name, "_date"):
		return "2026-01-01T00:00:00Z"
	}
	return ""
}

// configures is true where the configuration sets a value within a block, or may.
func (r *Resource) configures(path string) bool {
	if r.config == nil {
		return true
	}
	parts := strings.Split(path, ".")
	e := r.config.Expressions[parts[0]]
	if e == nil || e.ExpressionData == nil || len(e.NestedBlocks) == 0 {
		return true // a dynamic block is not written out
	}
	for _, b := range e.NestedBlocks {
		if b[parts[len(parts)-1]] != nil || len(parts) > 3 {
			return true
		}
	}
	return false
}

// invent makes up the value of an attribute that AWS would choose. Nil leaves an
// optional attribute unset.
func (s *settler) invent(r *Resource, name string, a attribute, configured bool) any {
	if text, ok := a.Type.(string); ok {
		switch text {
		case "string":
			if v := particular(name); v != "" && (configured || !a.Optional) {
				return v
			}
			if configured {
				return s.reference(r, name)
			}
			if a.Optional && name != "id" && name != "name" && name != "arn" && name != "bucket" && name != "identifier" && name != "family" {
				return nil
			}
			return s.identity(r, name)
		case "number":
			if a.Optional && !configured {
				return nil
			}
			return 1
		case "bool":
			if a.Optional && !configured {
				return nil
			}
			return false
		}
		return nil
	}
	list, ok := a.Type.([]any)
	if !ok || len(list) != 2 {
		return nil
	}
	if list[0] == "map" {
		return map[string]any{}
	}
	if a.Optional && !configured {
		return []any{}
	}
	if configured && list[1] == "string" {
		return []any{unresolved + r.Address + "." + name}
	}
	if fields := objectOf(list[1]); fields != nil && !configured {
		object := map[string]any{}
		for field, kind := range fields {
			object[field] = s.invent(r, name+"_"+field, attribute{Type: kind, Computed: true}, false)
		}
		return []any{object}
	}
	if list[1] == "string" && list[0] == "list" && !configured { // such as the three tokens of DKIM
		return []any{name + "-1-" + slug(r, 8), name + "-2-" + slug(r, 8), name + "-3-" + slug(r, 8)}
	}
	return []any{}
}

func objectOf(kind any) map[string]any {
	pair, ok := kind.([]any)
	if !ok || len(pair) != 2 || pair[0] != "object" {
		return nil
	}
	fields, _ := pair[1].(map[string]any)
	return fields
}

// reference makes up the value of an attribute that is exactly another resource's
// attribute; otherwise it is a placeholder, and a later plan finds it out.
func (s *settler) reference(r *Resource, name string) any {
	e := r.config.Expressions[name]
	var refs []string
	collect(e, &refs)
	found := r.plan.follow(moduleNames(r.Module), refs, 0)
	var exact []reference
	for _, f := range found {
		if f.attribute != "" {
			exact = append(exact, f)
		}
	}
	if len(exact) == 1 {
		if targets := r.plan.instances(exact[0].address); len(targets) == 1 && targets[0] != r {
			if targets[0].State(exact[0].attribute) == Unknown {
				return s.identity(targets[0], exact[0].attribute)
			}
		}
	}
	return unresolved + r.Address + "." + name
}

// slug is a short text that is different for each resource and the same each time.
func slug(r *Resource, length int) string {
	sum := sha256.Sum256([]byte(r.Address))
	return hex.EncodeToString(sum[:])[:length]
}

// given returns the name that a resource has, or makes one from its address.
func given(r *Resource, attributes ...string) string {
	for _, a := range attributes {
		if v := r.Str(a); v != "" {
			return v
		}
	}
	for _, a := range attributes {
		if v := r.Str(a + "_prefix"); v != "" {
			return v + slug(r, 8)
		}
	}
	return strings.ReplaceAll(r.Name, "_", "-") + "-" + slug(r, 8)
}

// arns are the forms of the ARNs that policies of this tree mention; any other
// type gets the general form. The marks stand for region, account and name.
var arns = map[string]string{
	"aws_sqs_queue":                     "arn:aws:sqs:R:A:N",
	"aws_sns_topic":                     "arn:aws:sns:R:A:N",
	"aws_s3_bucket":                     "arn:aws:s3:::N",
	"aws_iam_role":                      "arn:aws:iam::A:role/N",
	"aws_iam_policy":                    "arn:aws:iam::A:policy/N",
	"aws_iam_openid_connect_provider":   "arn:aws:iam::A:oidc-provider/N",
	"aws_kms_key":                       "arn:aws:kms:R:A:key/I",
	"aws_kms_alias":                     "arn:aws:kms:R:A:N",
	"aws_cloudwatch_log_group":          "arn:aws:logs:R:A:log-group:N",
	"aws_cloudwatch_metric_alarm":       "arn:aws:cloudwatch:R:A:alarm:N",
	"aws_db_instance":                   "arn:aws:rds:R:A:db:N",
	"aws_ecs_cluster":                   "arn:aws:ecs:R:A:cluster/N",
	"aws_ecs_task_definition":           "arn:aws:ecs:R:A:task-definition/N:1",
	"aws_ecr_repository":                "arn:aws:ecr:R:A:repository/N",
	"aws_elasticache_replication_group": "arn:aws:elasticache:R:A:replicationgroup:N",
	"aws_elasticache_user":              "arn:aws:elasticache:R:A:user:N",
	"aws_secretsmanager_secret":         "arn:aws:secretsmanager:R:A:secret:N-AbCdEf",
	"aws_ssm_parameter":                 "arn:aws:ssm:R:A:parameterN",
	"aws_lb":                            "arn:aws:elasticloadbalancing:R:A:loadbalancer/app/N/H",
	"aws_lb_target_group":               "arn:aws:elasticloadbalancing:R:A:targetgroup/N/H",
	"aws_lb_listener":                   "arn:aws:elasticloadbalancing:R:A:listener/app/N/H/H",
	"aws_cloudfront_distribution":       "arn:aws:cloudfront::A:distribution/E",
	"aws_backup_vault":                  "arn:aws:backup:R:A:backup-vault:N",
	"aws_bedrock_guardrail":             "arn:aws:bedrock:R:A:guardrail/g",
	"aws_wafv2_web_acl":                 "arn:aws:wafv2:R:A:global/webacl/N/I",
	"aws_acm_certificate":               "arn:aws:acm:R:A:certificate/I",
	"aws_cloudwatch_event_bus":          "arn:aws:events:R:A:event-bus/N",
	"aws_cloudwatch_event_rule":         "arn:aws:events:R:A:rule/N",
	"aws_budgets_budget":                "arn:aws:budgets::A:budget/N",
}

// identity makes up an identity of a resource in the form that AWS gives it.
func (s *settler) identity(r *Resource, name string) string {
	region := r.Region
	if region == "" {
		region = "eu-west-2"
	}
	h := slug(r, 32)
	called := given(r, "name", "bucket", "identifier", "family", "replication_group_id", "user_id", "function_name", "alarm_name")
	uuid := h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:32]
	arn := func() string {
		form, ok := arns[r.Type]
		if !ok {
			service, rest, _ := strings.Cut(strings.TrimPrefix(r.Type, "aws_"), "_")
			form = "arn:aws:" + service + ":R:A:" + strings.ReplaceAll(rest, "_", "-") + "/H"
		}
		parts := strings.SplitN(form, ":", 6)
		last := strings.NewReplacer("N", called, "H", h[:16], "I", uuid, "E", "E"+strings.ToUpper(h[:13])).Replace
		for i := range parts {
			switch {
			case i == 5:
				parts[i] = last(parts[i])
			case parts[i] == "R":
				parts[i] = region
			case parts[i] == "A":
				parts[i] = s.account
			}
		}
		return strings.Join(parts, ":")
	}
	switch {
	case name == "arn", strings.HasSuffix(name, "_arn") && name != "secret_arn" && !strings.Contains(name, "secret_"):
		if name != "arn" {
			return arn() + "/" + strings.TrimSuffix(name, "_arn")
		}
		return arn()
	case strings.HasSuffix(name, "secret_arn"), strings.HasSuffix(name, "secret_secret_arn"):
		return "arn:aws:secretsmanager:" + region + ":" + s.account + ":secret:rds!db-" + uuid + "-AbCdEf"
	case name == "arn_suffix":
		_, suffix, _ := strings.Cut(arn(), ":"+s.account+":")
		return strings.TrimPrefix(suffix, "loadbalancer/")
	case name == "id":
		return s.id(r, arn(), called, uuid)
	case name == "name", name == "bucket", name == "identifier", name == "family":
		return called
	case name == "key_id":
		return uuid
	case name == "url":
		if r.Type == "aws_sqs_queue" {
			return "https://sqs." + region + ".amazonaws.com/" + s.account + "/" + called
		}
	case name == "repository_url":
		return s.account + ".dkr.ecr." + region + ".amazonaws.com/" + called
	case name == "address", name == "endpoint" && r.Type == "aws_db_instance":
		host := called + "." + h[:12] + "." + region + ".rds.amazonaws.com"
		if name == "endpoint" {
			return host + ":5432"
		}
		return host
	case strings.HasSuffix(name, "endpoint_address"):
		return "master." + called + "." + h[:6] + ".euw2.cache.amazonaws.com"
	case name == "dns_name":
		return called + "-" + h[:9] + "." + region + ".elb.amazonaws.com"
	case name == "domain_name" && r.Type == "aws_cloudfront_distribution":
		return "d" + h[:13] + ".cloudfront.net"
	case name == "bucket_regional_domain_name":
		return called + ".s3." + region + ".amazonaws.com"
	case name == "bucket_domain_name":
		return called + ".s3.amazonaws.com"
	case strings.HasSuffix(name, "zone_id"):
		return "Z" + strings.ToUpper(h[:20])
	case strings.HasSuffix(name, "_ip"):
		return "192.0.2.10"
	case name == "version":
		return "1"
	}
	return name + "-" + h[:17]
}

// prefixes are how ids of the network look.
var prefixes = map[string]string{
	"aws_vpc": "vpc-", "aws_subnet": "subnet-", "aws_security_group": "sg-", "aws_default_security_group": "sg-", "aws_route_table": "rtb-",
	"aws_default_route_table": "rtb-", "aws_internet_gateway": "igw-", "aws_nat_gateway": "nat-", "aws_eip": "eipalloc-", "aws_vpc_endpoint": "vpce-",
	"aws_instance": "i-", "aws_launch_template": "lt-", "aws_network_interface": "eni-", "aws_default_network_acl": "acl-", "aws_network_acl": "acl-",
	"aws_flow_log": "fl-", "aws_vpc_security_group_ingress_rule": "sgr-", "aws_vpc_security_group_egress_rule": "sgr-",
}

func (s *settler) id(r *Resource, arn, called, uuid string) string {
	if p, ok := prefixes[r.Type]; ok {
		return p + slug(r, 17)
	}
	switch r.Type {
	case "aws_sns_topic", "aws_lb", "aws_lb_target_group", "aws_lb_listener", "aws_lb_listener_rule", "aws_acm_certificate", "aws_iam_policy", "aws_secretsmanager_secret", "aws_ecs_cluster", "aws_iam_openid_connect_provider":
		return arn
	case "aws_sqs_queue":
		return "https://sqs." + r.regionOr("eu-west-2") + ".amazonaws.com/" + s.account + "/" + called
	case "aws_kms_key", "aws_wafv2_web_acl":
		return uuid
	case "aws_cloudfront_distribution":
		return "E" + strings.ToUpper(slug(r, 13))
	case "aws_s3_bucket", "aws_iam_role", "aws_cloudwatch_log_group", "aws_cloudwatch_metric_alarm", "aws_elasticache_replication_group", "aws_backup_vault":
		return called
	}
	for _, a := range []string{"bucket", "queue_url"} { // parts of a resource have its id
		if v := r.Str(a); v != "" {
			return v
		}
	}
	return strings.TrimPrefix(r.Type, "aws_") + "-" + slug(r, 17)
}

func (r *Resource) regionOr(other string) string {
	if r.Region != "" {
		return r.Region
	}
	return other
}

// remember keeps what was made up or found out, so that the plan of another
// environment settles sooner.
func remember(fresh, settled *Plan) map[string]map[string]any {
	out := map[string]map[string]any{}
	for _, r := range fresh.Resources {
		at := settled.At(r.Address)
		if at == nil {
			continue
		}
		for name, u := range r.unknown {
			if u != true {
				continue
			}
			if v, ok := at.Values[name]; ok && v != nil && at.unknown[name] == nil && !mentions(v, unresolved) {
				if out[r.Address] == nil {
					out[r.Address] = map[string]any{}
				}
				out[r.Address][name] = v
			}
		}
	}
	return out
}

// readSchemas takes from the provider's schema what settling needs.
func readSchemas(text []byte) (map[string]*schema, error) {
	var all tfjson.ProviderSchemas
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("schemas of the providers: %w", err)
	}
	out := map[string]*schema{}
	for _, p := range all.Schemas {
		for name, s := range p.ResourceSchemas {
			out[name] = &schema{}
			out[name].read(s.Block)
			out[name].Version = int(s.Version)
		}
	}
	// Terraform tells of its own resource only where a configuration uses it, and
	// what is kept serves every configuration.
	if out["terraform_data"] == nil {
		out["terraform_data"] = &schema{Attributes: map[string]attribute{
			"id":               {Type: "string", Computed: true},
			"input":            {Type: "dynamic", Optional: true},
			"output":           {Type: "dynamic", Computed: true},
			"triggers_replace": {Type: "dynamic", Optional: true},
		}}
	}
	return out, nil
}

func (s *schema) read(b *tfjson.SchemaBlock) {
	s.Attributes, s.Blocks = map[string]attribute{}, map[string]*schema{}
	names := make([]string, 0, len(b.Attributes))
	for name := range b.Attributes {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		a := b.Attributes[name]
		var kind any
		if text, err := json.Marshal(a.AttributeType); err == nil {
			_ = json.Unmarshal(text, &kind)
		}
		s.Attributes[name] = attribute{Type: kind, Computed: a.Computed, Optional: a.Optional}
	}
	for name, nested := range b.NestedBlocks {
		s.Blocks[name] = &schema{}
		s.Blocks[name].read(nested.Block)
	}
}
