package papers

import "testing"

// TestFollowingsAreFields holds the paths of followings to the fields of the kinds.
func TestFollowingsAreFields(t *testing.T) {
	for _, f := range Followings() {
		for _, path := range append([]string{f.Path}, f.From...) {
			if _, ok := FieldOf(Other, path); !ok {
				t.Errorf("%s is no field", path)
			}
		}
	}
}
