package memqueue

import (
	"context"
	"testing"

	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/queue/queuetest"
)

func TestSuite(t *testing.T) {
	queuetest.Run(t, func(*testing.T) queue.Queue { return Open() })
}

func TestSendNeverWaits(t *testing.T) {
	q := Open()
	for range 10 * buffer {
		if err := q.Send(context.Background(), "work"); err != nil {
			t.Fatal(err)
		}
	}
}
