package diagram

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

const plan = `{"format_version":"1.2","resource_changes":[
{"address":"aws_lb.main","mode":"managed","type":"aws_lb","name":"main","change":{"actions":["create"],"after":{"internal":true},"after_unknown":{}}},
{"address":"aws_ecs_service.backend","mode":"managed","type":"aws_ecs_service","name":"backend","change":{"actions":["create"],"after":{"name":"dev-paperwurks-backend","task_definition":"arn:task","load_balancer":[{"container_port":8000}],"network_configuration":[{"security_groups":["sg-1"]}]},"after_unknown":{}}},
{"address":"aws_ecs_task_definition.backend","mode":"managed","type":"aws_ecs_task_definition","name":"backend","change":{"actions":["create"],"after":{"arn":"arn:task","cpu":"512","memory":"1024","task_role_arn":"arn:role"},"after_unknown":{}}},
{"address":"aws_iam_role.backend","mode":"managed","type":"aws_iam_role","name":"backend","change":{"actions":["create"],"after":{"arn":"arn:role","name":"backend"},"after_unknown":{}}},
{"address":"aws_iam_role_policy.backend","mode":"managed","type":"aws_iam_role_policy","name":"backend","change":{"actions":["create"],"after":{"role":"backend","policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"arn:queue\"}]}"},"after_unknown":{}}},
{"address":"aws_sqs_queue.jobs","mode":"managed","type":"aws_sqs_queue","name":"jobs","change":{"actions":["create"],"after":{"arn":"arn:queue"},"after_unknown":{}}},
{"address":"aws_security_group.service","mode":"managed","type":"aws_security_group","name":"service","change":{"actions":["create"],"after":{"id":"sg-1"},"after_unknown":{}}},
{"address":"aws_security_group.database","mode":"managed","type":"aws_security_group","name":"database","change":{"actions":["create"],"after":{"id":"sg-2"},"after_unknown":{}}},
{"address":"aws_vpc_security_group_egress_rule.a","mode":"managed","type":"aws_vpc_security_group_egress_rule","name":"a","change":{"actions":["create"],"after":{"security_group_id":"sg-1","referenced_security_group_id":"sg-2","from_port":5432},"after_unknown":{}}},
{"address":"aws_db_instance.main","mode":"managed","type":"aws_db_instance","name":"main","change":{"actions":["create"],"after":{"identifier":"paperwurks-dev-db","instance_class":"db.t4g.micro","allocated_storage":20},"after_unknown":{}}}
]}`

func TestDrawing(t *testing.T) {
	p, err := terraform.Parse([]byte(plan))
	if err != nil {
		t.Fatal(err)
	}
	d := Of(p, "a <test> & more")
	var text, picture strings.Builder
	if err := d.Mermaid(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`backend["dev-paperwurks-backend<br/>512 CPU, 1024 MiB"]`, "alb -->|HTTP 8000| backend", "backend -->|TLS 5432| database", "backend -->|jobs| queue_jobs", "internet -->|HTTPS| alb",
		`database["paperwurks-dev-db<br/>db.t4g.micro, 20 GB"]`,
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in\n%s", want, text.String())
		}
	}
	if strings.Contains(text.String(), "secrets") {
		t.Error("a thing is drawn that the plan does not have")
	}
	if err := d.SVG(&picture); err != nil {
		t.Fatal(err)
	}
	boxes := 0
	dec := xml.NewDecoder(strings.NewReader(picture.String()))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "rect" {
			boxes++
		}
	}
	if boxes < len(d.Boxes) {
		t.Errorf("%d rectangles for %d boxes", boxes, len(d.Boxes))
	}
}
