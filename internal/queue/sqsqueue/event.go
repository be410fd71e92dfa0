package sqsqueue

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"github.com/paperwurks/paperwurks/internal/queue"
)

// event is what S3 sends by itself (a list of records), or what EventBridge makes
// of it (one event with a detail). The names are those of the S3 user guide,
// "Event message structure" and "EventBridge event message structure".
type event struct {
	Records []struct {
		EventSource string `json:"eventSource"`
		EventName   string `json:"eventName"`
		S3          struct {
			Bucket struct{ Name string }
			Object struct {
				Key  string
				Size int64
			}
		}
	}

	Source     string
	DetailType string `json:"detail-type"`
	Detail     struct {
		Bucket struct{ Name string }
		Object struct {
			Key  string
			Size int64
		}
	}
}

// upload is the news that a rule of EventBridge makes of an event of the uploads
// bucket, or of the scan of an object in it: a JSON string, in its quotation marks
// or without.
var upload = regexp.MustCompile(`^"?upload (?:created|scanned) ([^\s"]+)"?$`)

// arrivals are the objects that a message says were created: nil when it is no
// event of a bucket, empty when it is one of another sort.
func arrivals(body string) []queue.Object {
	if m := upload.FindStringSubmatch(body); m != nil {
		return []queue.Object{{Key: m[1]}}
	}
	if !strings.HasPrefix(strings.TrimSpace(body), "{") {
		return nil
	}
	var e event
	if json.Unmarshal([]byte(body), &e) != nil {
		return nil
	}
	objects := []queue.Object{}
	switch {
	case e.Source == "aws.s3":
		if e.DetailType == "Object Created" {
			objects = append(objects, queue.Object{Bucket: e.Detail.Bucket.Name, Key: e.Detail.Object.Key, Size: e.Detail.Object.Size})
		}
	case len(e.Records) > 0:
		for _, r := range e.Records {
			// S3 writes keys as in a query; EventBridge writes them as they are.
			key, err := url.QueryUnescape(r.S3.Object.Key)
			if err == nil && r.EventSource == "aws:s3" && strings.HasPrefix(r.EventName, "ObjectCreated:") {
				objects = append(objects, queue.Object{Bucket: r.S3.Bucket.Name, Key: key, Size: r.S3.Object.Size})
			}
		}
	case strings.Contains(body, "s3:TestEvent"): // sent when notifications are set up
	default:
		return nil
	}
	return objects
}
