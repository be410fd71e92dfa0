package policy

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

var networkRules = []Rule{
	{"vpc-flow-logs", Medium, "every VPC has a flow log", "CKV2_AWS_11 AWS-0178 EC2.6 CIS-4.7",
		each("aws_vpc", func(c *check, vpc *terraform.Resource) {
			if len(about(c.plan, "aws_flow_log", "vpc_id", vpc)) == 0 {
				c.fail(vpc, "no flow log records its traffic")
			}
		})},
	{"vpc-default-group-empty", Low, "the default security group of every VPC lets nothing through", "CKV2_AWS_12 AWS-0173 EC2.2 CIS-6.5",
		each("aws_vpc", func(c *check, vpc *terraform.Resource) {
			groups := about(c.plan, "aws_default_security_group", "vpc_id", vpc)
			if len(groups) == 0 {
				c.fail(vpc, "its default security group is left as AWS makes it, open within itself")
			}
			for _, g := range groups {
				if len(g.Blocks("ingress"))+len(g.Blocks("egress")) > 0 {
					c.fail(g, "the default group has rules")
				}
			}
		})},
	{"vpc-not-default", High, "nothing uses the account's default VPC", "AWS-0101",
		each("aws_default_vpc aws_default_subnet", func(c *check, r *terraform.Resource) { c.fail(r, "the default VPC is used") })},
	{"subnet-no-public-addresses", High, "subnets give no public address to what starts in them", "CKV_AWS_130 AWS-0164 EC2.15",
		each("aws_subnet", func(c *check, r *terraform.Resource) {
			c.want(r, "map_public_ip_on_launch", !r.Bool("map_public_ip_on_launch") && r.State("map_public_ip_on_launch") != terraform.Unknown, "map_public_ip_on_launch is true")
		})},
	{"group-described", Low, "every security group and rule says what it is for", "CKV_AWS_23 AWS-0099 AWS-0124",
		each("aws_security_group aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule", func(c *check, r *terraform.Resource) {
			if d := r.Str("description"); d == "" || d == "Managed by Terraform" {
				c.fail(r, "it has no description of its own")
			}
		})},
	{"group-rules-apart", Low, "security groups have no inline rules, which fight with rules of their own", "",
		each("aws_security_group", func(c *check, r *terraform.Resource) {
			if len(r.Blocks("ingress"))+len(r.Blocks("egress")) > 0 {
				c.fail(r, "it has inline rules")
			}
		})},
	{"ingress-from-anywhere", Critical, "only the load balancer's ports 80 and 443 are open to the internet",
		"CKV_AWS_24 CKV_AWS_25 CKV_AWS_277 CKV_AWS_260 AWS-0107 EC2.13 EC2.14 EC2.18 EC2.19 CIS-6.1.2 CIS-6.3 CIS-6.4",
		each("aws_vpc_security_group_ingress_rule", func(c *check, r *terraform.Resource) {
			if !anywhere(r.Str("cidr_ipv4")) && !anywhere(r.Str("cidr_ipv6")) || c.unsure(r, "security_group_id") {
				return
			}
			from, to := r.Num("from_port"), r.Num("to_port")
			group := r.Target("security_group_id")
			balancer := false
			for _, lb := range c.plan.Of("aws_lb") {
				for _, g := range lb.Targets("security_groups") {
					balancer = balancer || g == group
				}
			}
			if !balancer || from != to || from != 80 && from != 443 || r.Str("ip_protocol") != "tcp" {
				c.fail(r, "ports %v to %v (%s) are open to the internet", from, to, r.Str("ip_protocol"))
			}
		})},
	{"egress-all-protocols", High, "no group may send everything everywhere", "CKV_AWS_382",
		each("aws_vpc_security_group_egress_rule", func(c *check, r *terraform.Resource) {
			if r.Str("ip_protocol") == "-1" && (anywhere(r.Str("cidr_ipv4")) || anywhere(r.Str("cidr_ipv6"))) {
				c.fail(r, "every protocol is allowed to every address")
			}
		})},
	{"egress-to-anywhere", Critical, "no group may send to every address", "AWS-0104",
		each("aws_vpc_security_group_egress_rule", func(c *check, r *terraform.Resource) {
			if anywhere(r.Str("cidr_ipv4")) || anywhere(r.Str("cidr_ipv6")) {
				c.fail(r, "port %v is open to every address", r.Num("to_port"))
			}
		})},
	{"group-attached", Low, "every security group is used", "CKV2_AWS_5",
		each("aws_security_group", func(c *check, group *terraform.Resource) {
			for _, r := range c.plan.Resources {
				if r != group && !strings.HasPrefix(r.Type, "aws_vpc_security_group_") && r.Mentions(group.Str("id")) {
					return
				}
			}
			if !c.unsure(group, "id") {
				c.fail(group, "nothing is in it")
			}
		})},
	{"acl-closed", Critical, "network ACLs open neither every port nor remote administration to the internet",
		"AWS-0102 AWS-0105 CKV_AWS_229 CKV_AWS_230 CKV_AWS_231 CKV_AWS_232 CKV_AWS_352 EC2.21 CIS-6.2",
		all(
			each("aws_network_acl_rule", func(c *check, r *terraform.Resource) {
				if !r.Bool("egress") && r.Str("rule_action") == "allow" && (anywhere(r.Str("cidr_block")) || anywhere(r.Str("ipv6_cidr_block"))) {
					c.acl(r, r.Block, "protocol", "from_port")
				}
			}),
			each("aws_network_acl aws_default_network_acl", func(c *check, r *terraform.Resource) {
				for _, in := range r.Blocks("ingress") {
					if in.Str("action") == "allow" && (anywhere(in.Str("cidr_block")) || anywhere(in.Str("ipv6_cidr_block"))) {
						c.acl(r, in, "protocol", "from_port")
					}
				}
			}))},
	{"acl-used", Low, "every network ACL belongs to subnets", "CKV2_AWS_1 EC2.16",
		each("aws_network_acl", func(c *check, r *terraform.Resource) {
			if !r.Has("subnet_ids") && len(about(c.plan, "aws_network_acl_association", "network_acl_id", r)) == 0 {
				c.fail(r, "no subnet uses it")
			}
		})},
	{"vpc-s3-endpoint", Medium, "every VPC reaches S3 through an endpoint and not through NAT", "EC2.10 CIS-6.8",
		each("aws_vpc", func(c *check, vpc *terraform.Resource) {
			for _, e := range about(c.plan, "aws_vpc_endpoint", "vpc_id", vpc) {
				if strings.HasSuffix(e.Str("service_name"), ".s3") {
					return
				}
			}
			c.fail(vpc, "it has no endpoint for S3")
		})},
	{"endpoint-tables-apart", Medium, "gateway endpoints are joined to route tables one by one, so that a table can go before the endpoint", "",
		each("aws_vpc_endpoint", func(c *check, r *terraform.Resource) {
			if r.Str("vpc_endpoint_type") != "Gateway" {
				return
			}
			if r.Has("route_table_ids") && r.State("route_table_ids") == terraform.Known {
				c.fail(r, "it lists route tables itself")
			}
			if len(about(c.plan, "aws_vpc_endpoint_route_table_association", "vpc_endpoint_id", r)) == 0 {
				c.fail(r, "no route table leads to it")
			}
		})},
	{"private-behind-nat", High, "only public subnets have a route to the internet gateway", "CKV2_AWS_35",
		each("aws_route", func(c *check, r *terraform.Resource) {
			if !anywhere(r.Str("destination_cidr_block")) || !r.Has("gateway_id") {
				return
			}
			table := r.Target("route_table_id")
			for _, a := range c.plan.Of("aws_route_table_association") {
				if a.Target("route_table_id") != table || table == nil {
					continue
				}
				if s := a.Target("subnet_id"); s != nil && s.Name != "public" {
					c.fail(s, "it is not called public, and its route table %s leads to the internet gateway", table.Address)
				}
			}
		})},
	{"database-without-way-out", High, "subnets of databases have a route table of their own without a default route", "",
		each("aws_db_subnet_group", func(c *check, group *terraform.Resource) {
			if c.unsure(group, "subnet_ids") {
				return
			}
			subnets := group.Targets("subnet_ids")
			for _, s := range subnets {
				found := false
				for _, a := range about(c.plan, "aws_route_table_association", "subnet_id", s) {
					table := a.Target("route_table_id")
					found = found || table != nil
					for _, route := range c.plan.Of("aws_route") {
						if table != nil && route.Target("route_table_id") == table && anywhere(route.Str("destination_cidr_block")) {
							c.fail(s, "its route table %s has a default route", table.Address)
						}
					}
				}
				if !found {
					c.fail(s, "it has no route table of its own")
				}
			}
		})},
	{"peering-routes-narrow", Medium, "routes to peered VPCs are no default routes", "CKV2_AWS_44 CIS-6.6",
		each("aws_route", func(c *check, r *terraform.Resource) {
			if r.Has("vpc_peering_connection_id") && anywhere(r.Str("destination_cidr_block")) {
				c.fail(r, "everything goes to the peer")
			}
		})},
	{"instance-hardened", High, "machines of our own (NAT) have encrypted disks, session tokens for their metadata, and no key in their start-up script",
		"AWS-0028 AWS-0130 AWS-0131 AWS-0029 AWS-0129 AWS-0122 AWS-0008 AWS-0026 CKV_AWS_79 CKV_AWS_46 CKV_AWS_3 EC2.8 EC2.3 CIS-6.7",
		each("aws_instance aws_launch_template", func(c *check, r *terraform.Resource) {
			if r.Str("metadata_options.0.http_tokens") != "required" {
				c.fail(r, "metadata_options.http_tokens is not required")
			}
			disks := r.Blocks("root_block_device")
			for _, m := range r.Blocks("block_device_mappings") {
				disks = append(disks, m.Blocks("ebs")...)
			}
			if len(disks) == 0 {
				c.fail(r, "the root disk is not declared, so nothing says that it is encrypted")
			}
			for _, d := range disks {
				if !d.Bool("encrypted") {
					c.fail(r, "a disk is not encrypted")
				}
			}
			if secretText.MatchString(r.Str("user_data")) {
				c.fail(r, "the start-up script holds what looks like a key")
			}
		})},
	{"instance-disk-own-key", Low, "disks are encrypted with a key of ours", "AWS-0027 CKV_AWS_189",
		each("aws_instance aws_launch_template", func(c *check, r *terraform.Resource) {
			disks := r.Blocks("root_block_device")
			for _, m := range r.Blocks("block_device_mappings") {
				disks = append(disks, m.Blocks("ebs")...)
			}
			for _, d := range disks {
				if !d.Has("kms_key_id") {
					c.fail(r, "a disk is encrypted with AWS's key")
				}
			}
		})},
	{"instance-has-role", Medium, "machines use a role and no keys, and are managed by Systems Manager", "CIS-2.16 SSM.1",
		each("aws_instance aws_launch_template", func(c *check, r *terraform.Resource) {
			if !r.Has("iam_instance_profile") {
				c.fail(r, "it has no instance profile")
			}
		})},
	{"instance-not-public", High, "no machine but a NAT has a public address", "EC2.9 EC2.25 AWS-0009",
		each("aws_instance aws_launch_template", func(c *check, r *terraform.Resource) {
			public := r.Bool("associate_public_ip_address")
			for _, n := range r.Blocks("network_interfaces") {
				public = public || n.Bool("associate_public_ip_address")
			}
			if public {
				c.fail(r, "it takes a public address")
			}
		})},
	{"address-used", Low, "every elastic address belongs to something", "EC2.12",
		each("aws_eip", func(c *check, r *terraform.Resource) {
			if r.Has("instance") || r.Has("network_interface") || c.unsure(r, "id") {
				return
			}
			for _, other := range c.plan.Of("aws_nat_gateway", "aws_eip_association") {
				if other.Target("allocation_id") == r {
					return
				}
			}
			// A machine that is replaced takes its address by the tag or id in its start-up script.
			for _, other := range c.plan.Of("aws_launch_template", "aws_instance", "aws_iam_role_policy") {
				if other.Mentions(r.Str("id")) {
					return
				}
			}
			c.fail(r, "nothing has this address")
		})},
}

// acl reports an entry of a network ACL that the internet may use, if it opens too
// much.
func (c *check) acl(r *terraform.Resource, entry terraform.Block, protocol, port string) {
	from, to := entry.Num(port), entry.Num("to_port")
	if p := entry.Str(protocol); p == "-1" || p == "all" || from == 0 && (to == 0 || to == 65535) {
		c.fail(r, "every port is open to the internet")
		return
	}
	for _, p := range []float64{20, 21, 22, 445, 3389} {
		if from <= p && p <= to {
			c.fail(r, "port %v is open to the internet", p)
		}
	}
}
