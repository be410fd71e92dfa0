package papers

import "strings"

// Kind is a kind of paper: the identifiers of the report's format.
type Kind string

// The kinds of paper.
const (
	TitleRegister              Kind = "title_register"
	TitlePlan                  Kind = "title_plan"
	Lease                      Kind = "lease"
	LLC1                       Kind = "llc1"
	CON29R                     Kind = "con29r"
	CON29DW                    Kind = "con29dw"
	CON29M                     Kind = "con29m"
	Environmental              Kind = "environmental"
	EPC                        Kind = "epc"
	TA6                        Kind = "ta6"
	TA7                        Kind = "ta7"
	TA10                       Kind = "ta10"
	LPE1                       Kind = "lpe1"
	FME1                       Kind = "fme1"
	MortgageOffer              Kind = "mortgage_offer"
	Contract                   Kind = "contract"
	TransferTR1                Kind = "transfer_tr1"
	PlanningDecision           Kind = "planning_decision"
	BuildingRegsCertificate    Kind = "building_regulations_certificate"
	CompetentPersonCertificate Kind = "competent_person_certificate"
	NewHomeWarranty            Kind = "new_home_warranty"
	IndemnityPolicy            Kind = "indemnity_policy"
	ServiceChargeAccounts      Kind = "service_charge_accounts"
	Section20Notice            Kind = "section_20_notice"
	InsuranceSchedule          Kind = "insurance_schedule"
	EWS1                       Kind = "ews1"
	BuildingSafetyCertificate  Kind = "building_safety_certificate"
	TenancyAgreement           Kind = "tenancy_agreement"
	MemorandumOfSale           Kind = "memorandum_of_sale"
	Correspondence             Kind = "correspondence"
	Other                      Kind = "other"
)

// definitions is every kind but Other, in the order in which reports list them.
var definitions = []*definition{
	&titleRegister, &titlePlan, &lease,
	&llc1, &con29r, &con29dw, &con29m, &environmental, &epc,
	&ta6, &ta7, &ta10, &lpe1, &fme1,
	&mortgageOffer, &contract, &transferTR1, &memorandumOfSale,
	&planningDecision, &buildingRegsCertificate, &competentPersonCertificate,
	&newHomeWarranty, &indemnityPolicy, &serviceChargeAccounts, &section20Notice,
	&insuranceSchedule, &ews1, &buildingSafetyCertificate, &tenancyAgreement,
	&correspondence,
}

// definition is what the package knows of one kind of paper.
type definition struct {
	kind    Kind
	name    string // for people, lower case: "title register"
	anchors []anchor
	fields  []Field
	parse   func(*sheet)
}

// Field is something that a kind of paper can say.
type Field struct {
	Path  string // PDTF JSON pointer with * for the index of a list, or /paperwurks/KIND/… where PDTF has none
	Label string // for people
	Type  Type
}

// Type is how a field's normalised value is written.
type Type string

// The types of normalised values.
const (
	Words  Type = "words"  // string, white space folded
	Day    Type = "day"    // string, 2006-01-02
	Pounds Type = "pounds" // float64
	Number Type = "number" // float64
	Answer Type = "answer" // string: "Yes", "No", "Not known" or another choice that the schema lists
	Truth  Type = "truth"  // bool
)

func define(k Kind) *definition {
	for _, d := range definitions {
		if d.kind == k {
			return d
		}
	}
	return nil
}

// Kinds is every kind, Other last.
func Kinds() []Kind {
	var all []Kind
	for _, d := range definitions {
		all = append(all, d.kind)
	}
	return append(all, Other)
}

// Name is what people call a kind: "title register", "other paper".
func Name(k Kind) string {
	if d := define(k); d != nil {
		return d.name
	}
	return "other paper"
}

// Fields is what a kind of paper can say; nothing for Other.
func Fields(k Kind) []Field {
	if d := define(k); d != nil {
		return d.fields
	}
	return nil
}

// Declared is the path of the field that a fact's path fills: a star in the place of
// each index of a list, so that /a/0/b/2 is /a/*/b/*.
func Declared(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if p != "" && strings.Trim(p, "0123456789") == "" {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// TypeOf is how the value at a fact's path is written in papers of some kinds, of all
// where none is named; Words where they have no such field.
func TypeOf(path string, kinds ...Kind) Type {
	if len(kinds) == 0 {
		kinds = Kinds()
	}
	if f, ok := fieldAt(path, kinds); ok {
		return f.Type
	}
	return Words
}

// fieldAt is the field of a fact's path in the first of some kinds that has it.
func fieldAt(path string, kinds []Kind) (Field, bool) {
	path = Declared(path)
	for _, k := range kinds {
		for _, f := range Fields(k) {
			if f.Path == path {
				return f, true
			}
		}
	}
	return Field{}, false
}
