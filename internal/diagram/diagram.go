package diagram

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// Tiers, from the outside in.
var tiers = []string{"Internet", "Edge", "Public subnets", "Private subnets", "Database subnets", "Data", "Watching"}

// Box is one thing, or several of one kind, in a diagram.
type Box struct {
	ID    string
	Tier  string
	Label string
	Note  string // size, number, class
}

// Flow leads from one box to another.
type Flow struct {
	From, To string
	Label    string
}

// Drawing is what is drawn.
type Drawing struct {
	Title string
	Boxes []Box
	Flows []Flow
}

// Of finds the boxes and flows of a plan.
func Of(p *terraform.Plan, title string) *Drawing {
	d := &Drawing{Title: title}
	box := func(id, tier, label, note string) {
		if !slices.ContainsFunc(d.Boxes, func(b Box) bool { return b.ID == id }) {
			d.Boxes = append(d.Boxes, Box{id, tier, label, note})
		}
	}
	flow := func(from, to, label string) {
		has := func(id string) bool { return slices.ContainsFunc(d.Boxes, func(b Box) bool { return b.ID == id }) }
		if has(from) && has(to) && !slices.ContainsFunc(d.Flows, func(f Flow) bool { return f.From == from && f.To == to }) {
			d.Flows = append(d.Flows, Flow{from, to, label})
		}
	}
	several := func(kind, id, tier, label string) {
		if n := len(p.Of(kind)); n == 1 {
			box(id, tier, label, "")
		} else if n > 1 {
			box(id, tier, label, fmt.Sprintf("%d", n))
		}
	}

	box("internet", "Internet", "Internet", "")
	for _, c := range p.Of("aws_cloudfront_distribution") {
		box("cloudfront", "Edge", "CloudFront", c.Str("price_class"))
	}
	for _, w := range p.Of("aws_wafv2_web_acl") {
		box("waf", "Edge", "Web firewall", fmt.Sprintf("%d rules", len(w.Blocks("rule"))))
	}
	tier := "Private subnets"
	for _, lb := range p.Of("aws_lb") {
		note := "internal"
		if !lb.Bool("internal") {
			tier, note = "Public subnets", "public"
		}
		box("alb", tier, "Load balancer", note)
	}
	if n := len(p.Of("aws_nat_gateway")); n > 0 {
		box("nat", "Public subnets", "NAT gateways", fmt.Sprint(n))
	} else if n := len(p.Of("aws_autoscaling_group")); n > 0 {
		box("nat", "Public subnets", "NAT machines", fmt.Sprint(n))
	}
	var roles []string
	for _, s := range p.Of("aws_ecs_service") {
		name := s.Str("name")
		role := name[strings.LastIndex(name, "-")+1:]
		note := ""
		if t := s.Target("task_definition"); t != nil {
			note = fmt.Sprintf("%s CPU, %s MiB", t.Str("cpu"), t.Str("memory"))
		}
		for _, c := range s.Blocks("capacity_provider_strategy") {
			if c.Str("capacity_provider") == "FARGATE_SPOT" {
				note += ", Spot"
			}
		}
		for _, t := range p.Of("aws_appautoscaling_target") {
			if strings.HasSuffix(t.Str("resource_id"), "/"+name) {
				note += fmt.Sprintf(", %s to %s", t.Str("min_capacity"), t.Str("max_capacity"))
			}
		}
		box(role, "Private subnets", name, note)
		roles = append(roles, role)
		if s.Has("load_balancer") {
			flow("alb", role, fmt.Sprintf("HTTP %s", s.Str("load_balancer.0.container_port")))
		}
	}
	for _, e := range p.Of("aws_vpc_endpoint") {
		service := e.Str("service_name")[strings.LastIndex(e.Str("service_name"), ".")+1:]
		if e.Str("vpc_endpoint_type") == "Interface" {
			box("endpoint_"+service, "Private subnets", "Endpoint "+service, "")
		}
	}
	for _, db := range p.Of("aws_db_instance") {
		note := db.Str("instance_class") + ", " + db.Str("allocated_storage") + " GB"
		if db.Bool("multi_az") {
			note += ", two zones"
		}
		box("database", "Database subnets", db.Str("identifier"), note)
	}
	for _, c := range p.Of("aws_elasticache_replication_group") {
		box("cache", "Database subnets", "Valkey", fmt.Sprintf("%s × %s", c.Str("node_type"), c.Str("num_cache_clusters")))
	}
	for _, b := range p.Of("aws_s3_bucket") {
		parts := strings.Split(b.Str("bucket"), "-")
		if len(parts) > 2 {
			box("bucket_"+parts[2], "Data", "Bucket "+parts[2], "")
		}
	}
	for _, q := range p.Of("aws_sqs_queue") {
		box("queue_"+q.Name, "Data", "Queue "+strings.ReplaceAll(q.Name, "_", " "), "")
	}
	several("aws_secretsmanager_secret", "secrets", "Data", "Secrets")
	several("aws_kms_key", "keys", "Data", "Keys")
	several("aws_bedrock_guardrail", "model", "Data", "Bedrock under a guardrail")
	several("aws_backup_vault", "vault", "Data", "Backup vault")
	several("aws_cloudwatch_metric_alarm", "alarms", "Watching", "Alarms")
	several("aws_sns_topic", "topics", "Watching", "Topics")
	several("aws_cloudwatch_log_group", "logs", "Watching", "Log groups")

	flow("internet", "waf", "HTTPS")
	flow("waf", "cloudfront", "")
	if slices.ContainsFunc(d.Boxes, func(b Box) bool { return b.ID == "cloudfront" }) {
		flow("cloudfront", "alb", "HTTPS")
	} else {
		flow("internet", "alb", "HTTPS")
	}
	flow("nat", "internet", "HTTPS")
	for _, r := range roles {
		flow(r, "nat", "HTTPS")
		d.allowed(p, r, flow)
	}
	for _, e := range p.Edges() {
		if e[0].Type == "aws_cloudwatch_metric_alarm" && e[1].Type == "aws_sns_topic" {
			flow("alarms", "topics", "")
		}
		if e[0].Type == "aws_backup_selection" && e[1].Type == "aws_db_instance" {
			flow("database", "vault", "backups")
		}
	}
	if len(p.Of("aws_cloudwatch_event_target")) > 0 {
		for _, t := range p.Of("aws_cloudwatch_event_target") {
			if q := t.Target("arn"); q != nil && q.Type == "aws_sqs_queue" {
				flow("bucket_uploads", "queue_"+q.Name, "uploaded")
			}
		}
	}
	sort.SliceStable(d.Boxes, func(i, j int) bool {
		return slices.Index(tiers, d.Boxes[i].Tier) < slices.Index(tiers, d.Boxes[j].Tier)
	})
	return d
}

// allowed adds what the network and the role of a service let it reach.
func (d *Drawing) allowed(p *terraform.Plan, role string, flow func(from, to, label string)) {
	var service *terraform.Resource
	for _, s := range p.Of("aws_ecs_service") {
		if strings.HasSuffix(s.Str("name"), "-"+role) {
			service = s
		}
	}
	for _, g := range service.Targets("network_configuration.0.security_groups") {
		for _, r := range p.Of("aws_vpc_security_group_egress_rule") {
			if r.Target("security_group_id") != g {
				continue
			}
			switch to := r.Target("referenced_security_group_id"); {
			case to == nil:
			case r.Num("from_port") == 5432:
				flow(role, "database", "TLS 5432")
			case r.Num("from_port") == 6379:
				flow(role, "cache", "TLS 6379")
			}
		}
	}
	task := service.Target("task_definition")
	if task == nil {
		return
	}
	taskRole := task.Target("task_role_arn")
	for _, policy := range p.Of("aws_iam_role_policy") {
		if taskRole == nil || policy.Str("role") != taskRole.Str("name") && policy.Target("role") != taskRole {
			continue
		}
		statements, _ := policy.Statements("policy")
		for _, s := range statements {
			for _, resource := range s.Resources {
				if !s.Allow {
					continue
				}
				switch target := p.Identified(resource); {
				case strings.Contains(resource, ":bedrock:"):
					flow(role, "model", "asks")
				case strings.HasPrefix(resource, "arn:aws:s3:::paperwurks-"):
					flow(role, "bucket_"+strings.Split(strings.TrimSuffix(resource, "/*"), "-")[2], "objects")
				case target != nil && target.Type == "aws_sqs_queue":
					flow(role, "queue_"+target.Name, "jobs")
				case target != nil && target.Type == "aws_secretsmanager_secret":
					flow(role, "secrets", "reads")
				}
			}
		}
	}
}

// Mermaid writes the drawing as Mermaid text.
func (d *Drawing) Mermaid(w io.Writer) error {
	var b strings.Builder
	b.WriteString("graph LR\n")
	for i, tier := range tiers {
		var inside []Box
		for _, box := range d.Boxes {
			if box.Tier == tier {
				inside = append(inside, box)
			}
		}
		if len(inside) == 0 {
			continue
		}
		fmt.Fprintf(&b, "  subgraph t%d[\"%s\"]\n", i, tier)
		for _, box := range inside {
			label := box.Label
			if box.Note != "" {
				label += "<br/>" + box.Note
			}
			fmt.Fprintf(&b, "    %s[\"%s\"]\n", box.ID, label)
		}
		b.WriteString("  end\n")
	}
	for _, f := range d.Flows {
		if f.Label == "" {
			fmt.Fprintf(&b, "  %s --> %s\n", f.From, f.To)
		} else {
			fmt.Fprintf(&b, "  %s -->|%s| %s\n", f.From, f.Label, f.To)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// The measures of the SVG, in pixels.
const (
	boxWidth, boxHeight = 190, 46
	gapX, gapY          = 90, 18
	margin, heading     = 24, 64
)

// SVG writes the drawing as a picture: one column a tier.
func (d *Drawing) SVG(w io.Writer) error {
	type place struct{ x, y int }
	at := map[string]place{}
	var columns []string
	rows := 0
	for _, tier := range tiers {
		n := 0
		for _, box := range d.Boxes {
			if box.Tier == tier {
				at[box.ID] = place{margin + len(columns)*(boxWidth+gapX), heading + margin + n*(boxHeight+gapY)}
				n++
			}
		}
		if n > 0 {
			columns = append(columns, tier)
			rows = max(rows, n)
		}
	}
	width := 2*margin + len(columns)*(boxWidth+gapX) - gapX
	height := heading + 2*margin + rows*(boxHeight+gapY)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" role="img" aria-label="%s">`+"\n", width, height, escape(d.Title))
	b.WriteString(`<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#5b6b7a"/></marker></defs>` + "\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#fff"/><text x="%d" y="24" font-size="16" font-weight="bold">%s</text>`+"\n", width, height, margin, escape(d.Title))
	for i, tier := range columns {
		x := margin + i*(boxWidth+gapX)
		fmt.Fprintf(&b, `<rect x="%d" y="38" width="%d" height="%d" rx="8" fill="#f3f6f8"/><text x="%d" y="58" font-weight="bold" fill="#33475b">%s</text>`+"\n", x-12, boxWidth+24, height-50, x, tier)
	}
	for _, f := range d.Flows {
		from, to := at[f.From], at[f.To]
		x1, y1, x2, y2 := from.x+boxWidth, from.y+boxHeight/2, to.x, to.y+boxHeight/2
		bend := gapX / 2
		if to.x < from.x {
			x1, x2, bend = from.x, to.x+boxWidth, -bend
		} else if to.x == from.x {
			x2 = to.x + boxWidth
			fmt.Fprintf(&b, `<path d="M%d %dC%d %d %d %d %d %d" fill="none" stroke="#5b6b7a" marker-end="url(#arrow)"/>`, x1, y1, x1+40, y1, x2+40, y2, x2, y2)
			b.WriteString("\n")
			continue
		}
		fmt.Fprintf(&b, `<path d="M%d %dC%d %d %d %d %d %d" fill="none" stroke="#5b6b7a" marker-end="url(#arrow)"/>`, x1, y1, x1+bend, y1, x2-bend, y2, x2, y2)
		b.WriteString("\n")
	}
	for _, box := range d.Boxes {
		p := at[box.ID]
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" rx="5" fill="#fff" stroke="#33475b"/><text x="%d" y="%d" font-weight="bold">%s</text><text x="%d" y="%d" font-size="10.5" fill="#5b6b7a">%s</text>`+"\n",
			p.x, p.y, boxWidth, boxHeight, p.x+9, p.y+19, escape(box.Label), p.x+9, p.y+36, escape(box.Note))
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}
