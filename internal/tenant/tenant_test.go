package tenant

import (
	"context"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestAbsentMeansRefused(t *testing.T) {
	for name, ctx := range map[string]context.Context{
		"nobody":          context.Background(),
		"no organisation": With(context.Background(), Who{Person: "ann"}),
		"no person":       With(context.Background(), Who{Organisation: "firm"}),
	} {
		if _, err := From(ctx); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %v, want forbidden", name, err)
		}
	}
	ann := Who{Organisation: "firm", Person: "ann"}
	if got, err := From(With(context.Background(), ann)); err != nil || got != ann {
		t.Errorf("got %v, %v", got, err)
	}
}
