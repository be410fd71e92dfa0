package evidence

import "testing"

func TestQuoted(t *testing.T) {
	text := NewText(document([]string{"the Tenant covenants to pay for the main-", "tenance of the wall"}, []string{"the other page"}))
	for _, tt := range []struct {
		page  int
		quote string
		want  bool
	}{
		{1, "covenants to pay for the maintenance of the wall", true},
		{2, "covenants to pay", false},
		{1, "the Tenant covenants to paint the wall", false},
		{0, "the other page", false}, {9, "the other page", false}, {1, "", false},
	} {
		if s, err := Quoted(text, tt.page, tt.quote); (err == nil) != tt.want || err == nil && s.Page() != tt.page {
			t.Errorf("page %d %q: %v", tt.page, tt.quote, err)
		}
	}
}

func TestBears(t *testing.T) {
	const rent = "yielding and paying therefor yearly during the Term the rent of £250 doubling every 25 years"
	const roof = "The Landlord shall keep the roof and foundations of the Building in good and substantial repair"
	const dogs = "Not to keep any dog or other animal in the Flat without the consent of Acme Homes Ltd"
	for _, tt := range []struct {
		sentence string
		quotes   []string
		want     bool
	}{
		{"The Landlord keeps the roof in repair.", []string{roof}, true},
		{"The landlord must keep the roof and foundations in good repair.", []string{roof}, true},
		{"The Tenant keeps the roof in repair.", []string{roof}, false},  // another's name
		{"Tenants must keep the roof in repair.", []string{roof}, false}, // another party
		{"The landlord shall not keep the roof in repair.", []string{roof}, false},
		{"The rent is £250 yearly, doubling every 25 years.", []string{rent}, true},
		{"The rent is £2,500 yearly, doubling every 25 years.", []string{rent}, false},
		{"The rent is £250 yearly, doubling every ten years.", []string{rent}, false},
		{"The rent is £50 yearly.", []string{rent}, false}, // a part of a number
		{"No dog may be kept in the Flat without the consent of Acme Homes Ltd.", []string{dogs}, true},
		{"Dogs may be kept in the Flat.", []string{dogs}, false}, // the denial is lost
		{"No dog may be kept in the Flat without the consent of Smith Homes Ltd.", []string{dogs}, false},
		{"The rent of £250 doubles and the landlord shall keep the roof in repair.", []string{rent, roof}, true},
		{"The landlord keeps the roof in repair.", []string{roof + ". The Tenant shall not hang washing from the windows."}, true},
		{"The tenant may hang washing from the windows.", []string{roof + ". The Tenant shall not hang washing from the windows."}, false},
		{"It is not the case that the Landlord shall keep the roof, except the foundations.", []string{roof + ", except the foundations"}, false}, // an exception is no denial
		{"It is not the case that no dog may be kept in the Flat without the consent of Acme Homes Ltd.", []string{dogs}, false},                  // denied once more than there
		{"The Landlord keeps the roof in repair, except the foundations.", []string{roof + ", except the foundations"}, true},
		{"The building is about to fall down and nobody is insured.", []string{roof}, false},
		{"The building needs urgent underpinning works soon.", []string{roof}, false},
		{"", []string{roof}, false}, {"The roof.", nil, false}, {"The roof.", []string{" "}, false},
		{"Is it as it was?", []string{roof}, false}, // nothing that could be borne out
	} {
		if got := Bears(tt.sentence, tt.quotes...); got != tt.want {
			t.Errorf("%q by %q: %v", tt.sentence, tt.quotes, got)
		}
	}
}

func FuzzBears(f *testing.F) {
	f.Add("The rent is £250.", "rent of £250")
	f.Fuzz(func(t *testing.T, sentence, quote string) {
		if Bears(sentence, "") {
			t.Errorf("nothing bears out %q", sentence)
		}
		if Bears(sentence+" 98765", quote) && !Stands("98765", quote) {
			t.Errorf("%q bears out a number that it has not", quote)
		}
	})
}
