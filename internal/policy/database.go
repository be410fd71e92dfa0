package policy

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// parameters of the group that a database uses.
func parameters(c *check, db *terraform.Resource) (map[string]terraform.Block, bool) {
	group := db.Target("parameter_group_name")
	if group == nil {
		for _, g := range c.plan.Of("aws_db_parameter_group") {
			if n := g.Str("name"); n != "" && n == db.Str("parameter_group_name") {
				group = g
			}
		}
	}
	if group == nil {
		return nil, false
	}
	out := map[string]terraform.Block{}
	for _, p := range group.Blocks("parameter") {
		out[p.Str("name")] = p
	}
	return out, true
}

// setParameters is a check that a database's group sets parameters.
func setParameters(want map[string]func(string) bool) func(*check) {
	return each("aws_db_instance", func(c *check, db *terraform.Resource) {
		have, ok := parameters(c, db)
		if !ok {
			if !c.unsure(db, "parameter_group_name") {
				c.fail(db, "it has no parameter group of its own")
			}
			return
		}
		names := make([]string, 0, len(want))
		for name := range want {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if p, ok := have[name]; !ok || !want[name](p.Str("value")) {
				c.fail(db, "the parameter %s is %q", name, p.Str("value"))
			}
		}
	})
}

func equal(want string) func(string) bool { return func(have string) bool { return have == want } }

func any1(have string) bool { return have != "" }

// events is a check that production hears of a kind of event of its databases.
func events(source string) func(*check) {
	return func(c *check) {
		if len(c.plan.Of("aws_db_instance")) == 0 {
			return
		}
		for _, s := range c.plan.Of("aws_db_event_subscription") {
			if s.Str("source_type") == source && s.State("enabled") != terraform.Absent && s.Str("enabled") != "false" {
				return
			}
		}
		c.fail(c.plan.Of("aws_db_instance")[0], "nobody hears of events of kind %s", source)
	}
}

var databaseRules = []Rule{
	{"database-encrypted", High, "databases are encrypted with a key of ours", "CKV_AWS_16 AWS-0080 RDS.3 RDS.4 CIS-3.2.1",
		all(flag("aws_db_instance", "storage_encrypted"), set("aws_db_instance", "kms_key_id"))},
	{"database-private", Critical, "databases have no public address and stand in a VPC", "CKV_AWS_17 AWS-0180 RDS.2 RDS.18 CIS-3.2.3",
		all(each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if r.Bool("publicly_accessible") {
				c.fail(r, "publicly_accessible is true")
			}
		}), set("aws_db_instance", "db_subnet_group_name"))},
	{"database-two-zones", Medium, "the database of production stands in two zones", "CKV_AWS_157 RDS.5 CIS-3.2.4",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if c.scope.Environment == "prod" && !r.Bool("multi_az") {
				c.fail(r, "multi_az is not true")
			}
		})},
	{"database-backed-up", High, "databases are backed up for a week or more", "CKV_AWS_133 AWS-0077 RDS.11",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if r.Num("backup_retention_period") < 7 {
				c.fail(r, "backups are kept for %v days", r.Num("backup_retention_period"))
			}
			if r.Bool("delete_automated_backups") && c.scope.Environment == "prod" {
				c.fail(r, "its backups go with it")
			}
		})},
	{"database-kept", High, "databases cannot be deleted by mistake, and leave a last snapshot", "CKV_AWS_293 AWS-0177 RDS.8",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			c.want(r, "deletion_protection", r.Bool("deletion_protection"), "deletion_protection is not true")
			if r.Bool("skip_final_snapshot") && c.scope.Environment == "prod" {
				c.fail(r, "it leaves no last snapshot")
			}
		})},
	{"database-snapshots-tagged", Low, "snapshots have the tags of their database", "CKV2_AWS_60 RDS.17", flag("aws_db_instance", "copy_tags_to_snapshot")},
	{"database-iam", Medium, "people and programs sign in to databases with IAM", "CKV_AWS_161 AWS-0176 RDS.10", flag("aws_db_instance", "iam_database_authentication_enabled")},
	{"database-logs", Medium, "databases send their logs away", "CKV_AWS_129 RDS.9 RDS.36",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if !slices.Contains(r.Strings("enabled_cloudwatch_logs_exports"), "postgresql") {
				c.fail(r, "the log postgresql stays in the database")
			}
		})},
	{"database-statements-logged", Low, "databases log changes of structure and slow statements", "CKV2_AWS_30",
		setParameters(map[string]func(string) bool{"log_statement": any1, "log_min_duration_statement": any1})},
	{"database-tls", High, "databases refuse connections without TLS", "CKV2_AWS_69 RDS.38", setParameters(map[string]func(string) bool{"rds.force_ssl": equal("1")})},
	{"database-static-parameters", High, "parameters that need a restart are applied at the next one", "",
		each("aws_db_parameter_group", func(c *check, r *terraform.Resource) {
			static := []string{"shared_preload_libraries", "max_connections", "shared_buffers", "rds.logical_replication", "track_activity_query_size", "max_worker_processes"}
			for _, p := range r.Blocks("parameter") {
				if slices.Contains(static, p.Str("name")) && p.Str("apply_method") != "pending-reboot" {
					c.fail(r, "%s is applied at once, which RDS refuses", p.Str("name"))
				}
			}
		})},
	{"database-watched", Low, "the system under a database is measured each minute or oftener", "CKV_AWS_118 RDS.6",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if n := r.Num("monitoring_interval"); n < 1 || n > 60 {
				c.fail(r, "monitoring_interval is %v", n)
			}
		})},
	{"database-insights", Low, "what a database spends its time on is recorded, encrypted with a key of ours", "CKV_AWS_353 CKV_AWS_354 AWS-0133 AWS-0078",
		all(flag("aws_db_instance", "performance_insights_enabled"), set("aws_db_instance", "performance_insights_kms_key_id"))},
	{"database-minor-upgrades", Medium, "databases take minor versions by themselves", "CKV_AWS_226 RDS.13 CIS-3.2.2", flag("aws_db_instance", "auto_minor_version_upgrade")},
	{"database-certificate", Medium, "databases present a certificate of a current authority", "CKV_AWS_211",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			ca := r.Str("ca_cert_identifier")
			c.want(r, "ca_cert_identifier", strings.HasSuffix(ca, "-g1"), "the authority is %q", ca)
		})},
	{"database-version", High, "no database runs a version whose foreign data wrapper could be misused (AWS-2022-004)", "CKV_AWS_250",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			v := r.Str("engine_version")
			if major, _, _ := strings.Cut(v, "."); r.Str("engine") == "postgres" && (major == "" || len(major) < 2 || major < "14") {
				c.fail(r, "PostgreSQL %s", v)
			}
		})},
	{"database-port", Low, "databases use a port that nobody guesses", "RDS.23",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if p := r.Num("port"); p == 5432 || p == 0 && !c.unsure(r, "port") {
				c.fail(r, "the port is PostgreSQL's own")
			}
		})},
	{"database-user", Medium, "the administrator of a database has a name of our own", "RDS.25",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if u := r.Str("username"); u == "postgres" || u == "admin" || u == "" && !c.unsure(r, "username") {
				c.fail(r, "the administrator is %q", u)
			}
		})},
	{"database-password-unknown", Critical, "no password of a database is known to Terraform", "",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if r.Has("password") {
				c.fail(r, "its password is in the state")
			}
			if !r.Bool("manage_master_user_password") || !r.Has("master_user_secret_kms_key_id") {
				c.fail(r, "RDS does not keep its password under a key of ours")
			}
		})},
	{"database-events-instance", Low, "somebody hears of failovers, low storage and maintenance", "RDS.20", events("db-instance")},
	{"database-events-parameters", Low, "somebody hears of changes of database parameters", "RDS.21", events("db-parameter-group")},
	{"database-events-security", Low, "somebody hears of changes of the databases' security groups", "RDS.22", events("db-security-group")},
	{"database-in-backup-plan", Medium, "every database of production is in a backup plan", "RDS.26",
		each("aws_db_instance", func(c *check, r *terraform.Resource) {
			if c.scope.Environment != "prod" {
				return
			}
			for _, s := range c.plan.Of("aws_backup_selection") {
				named := slices.ContainsFunc(s.Strings("resources"), func(arn string) bool { return strings.HasSuffix(arn, ":db:"+r.Str("identifier")) })
				if slices.Contains(s.Targets("resources"), r) || named || len(s.Blocks("selection_tag")) > 0 {
					return
				}
			}
			c.fail(r, "no backup plan selects it")
		})},
}
