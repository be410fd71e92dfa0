package papers

import "testing"

func TestTogether(t *testing.T) {
	register := Section{1, 3, Classification{TitleRegister, 0.95, "its title"}}
	lease := Section{4, 30, Classification{Lease, 0.9, "its title"}}
	tests := []struct {
		name     string
		sections []Section
		want     Classification
	}{
		{"none", nil, Classification{Kind: Other}},
		{"one", []Section{register}, register.Classification},
		{"several", []Section{register, lease}, Classification{Lease, 0.9, "it holds 2 papers: title register from page 1, lease from page 4"}},
		{"the longest first", []Section{lease, register}, Classification{Lease, 0.9, "it holds 2 papers: lease from page 4, title register from page 1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Together(tt.sections); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
