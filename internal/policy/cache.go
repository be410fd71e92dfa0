package policy

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

var cacheRules = []Rule{
	{"cache-encrypted", High, "caches are encrypted with a key of ours", "CKV_AWS_29 CKV_AWS_191 AWS-0045 ElastiCache.4",
		all(flag("aws_elasticache_replication_group", "at_rest_encryption_enabled"), set("aws_elasticache_replication_group", "kms_key_id"))},
	{"cache-tls", High, "caches speak TLS only", "CKV_AWS_30 AWS-0051 ElastiCache.5",
		each("aws_elasticache_replication_group", func(c *check, r *terraform.Resource) {
			if !r.Bool("transit_encryption_enabled") || r.Str("transit_encryption_mode") != "required" {
				c.fail(r, "connections without TLS are accepted")
			}
		})},
	{"cache-users", High, "caches ask who is there", "CKV_AWS_31 ElastiCache.6",
		each("aws_elasticache_replication_group", func(c *check, r *terraform.Resource) {
			if !r.Has("user_group_ids") && !r.Has("auth_token") {
				c.fail(r, "it has neither users nor a token")
			}
			if v, s := r.Get("auth_token"); s == terraform.Known && v != "" {
				c.fail(r, "its token is in the state")
			}
		})},
	{"cache-failover", Medium, "the cache of production fails over to another zone", "CKV2_AWS_50 ElastiCache.3",
		each("aws_elasticache_replication_group", func(c *check, r *terraform.Resource) {
			if c.scope.Environment == "prod" && (!r.Bool("automatic_failover_enabled") || !r.Bool("multi_az_enabled") || r.Num("num_cache_clusters") < 2) {
				c.fail(r, "it stands in one zone")
			}
		})},
	{"cache-snapshots", Medium, "caches are backed up", "CKV_AWS_134 AWS-0050 ElastiCache.1",
		each("aws_elasticache_replication_group", func(c *check, r *terraform.Resource) {
			if r.Num("snapshot_retention_limit") < 1 {
				c.fail(r, "no snapshot is kept")
			}
		})},
	{"cache-minor-upgrades", Low, "caches take minor versions by themselves", "CKV_AWS_322 ElastiCache.2",
		each("aws_elasticache_replication_group", func(c *check, r *terraform.Resource) {
			c.want(r, "auto_minor_version_upgrade", r.Bool("auto_minor_version_upgrade"), "auto_minor_version_upgrade is not true")
		})},
	{"cache-own-subnets", Medium, "caches stand in subnets that we chose", "CKV_AWS_323 ElastiCache.7",
		each("aws_elasticache_replication_group", func(c *check, r *terraform.Resource) {
			if n := r.Str("subnet_group_name"); n == "default" || !r.Has("subnet_group_name") {
				c.fail(r, "it is in the default subnets")
			}
		})},
	{"cache-engine", Medium, "caches are Valkey without cluster mode, and forget only what may be forgotten", "",
		each("aws_elasticache_replication_group", func(c *check, r *terraform.Resource) {
			if r.Str("engine") != "valkey" {
				c.fail(r, "the engine is %q", r.Str("engine"))
			}
			if m := r.Str("cluster_mode"); m != "" && m != "disabled" {
				c.fail(r, "cluster mode is %s", m)
			}
			for _, g := range c.plan.Of("aws_elasticache_parameter_group") {
				for _, p := range g.Blocks("parameter") {
					if p.Str("name") == "maxmemory-policy" && !strings.HasPrefix(p.Str("value"), "volatile-") && p.Str("value") != "noeviction" {
						c.fail(g, "it forgets sessions that have no end: %s", p.Str("value"))
					}
				}
			}
		})},
}
