package papers

import "testing"

// A council's certificate with its schedule by parts.
const llc1Schedule = `
                    Local Land Charges Act 1975  -  Form LLC1
  OFFICIAL CERTIFICATE OF SEARCH
It is hereby certified that the search requested above reveals the two registrations
described in the Schedule hereto up to and including the date of this certificate.
Registering authority: Wexcombe District Council
Date of certificate: 11 February 2026
Search reference: LLC/26/0098
Land: 4 Tanner's Row, Wexcombe, BA12 7QQ

Part 1  General financial charges                  None
Part 2  Specific financial charges
Description of charge                     Originating authority       Date of registration
Works in default under the Housing Act    Wexcombe District Council   04/03/2019
1985 - sum of £1,245.50 with interest
Part 3  Planning charges
Description of charge                     Originating authority       Date of registration
11/00321/FUL Conditional planning         Wexcombe District Council   12 May 2011
permission, change of use of barn under
the Town and Country Planning Act 1990
Part 4 - Miscellaneous charges: No entries
Part 10  Listed buildings charges     Nil
Part 11  Light obstruction notices    There are no registrations
`

func TestLLC1Schedule(t *testing.T) {
	s := read(LLC1, grid(llc1Schedule))
	charge := "/propertyPack/localSearches/localLandCharges/"
	expect(t, s, map[string]any{
		"/paperwurks/llc1/registeredCharges":              2.0,
		"/paperwurks/llc1/resultDate":                     "2026-02-11",
		"/paperwurks/llc1/reference":                      "LLC/26/0098",
		"/paperwurks/llc1/searchType":                     "Official",
		"/paperwurks/llc1/address":                        "4 Tanner's Row, Wexcombe, BA12 7QQ",
		"/propertyPack/localAuthority/localAuthorityName": "Wexcombe District Council",
		"/paperwurks/llc1/parts/generalFinancial":         "No entries",
		"/paperwurks/llc1/parts/specificFinancial":        "Entries",
		"/paperwurks/llc1/parts/planning":                 "Entries",
		"/paperwurks/llc1/parts/miscellaneous":            "No entries",
		"/paperwurks/llc1/parts/listedBuildings":          "No entries",
		"/paperwurks/llc1/parts/lightObstruction":         "No entries",
		"/paperwurks/llc1/parts/newTowns":                 nil,
		charge + "0/registrationDate":                     "2019-03-04",
		charge + "0/description":                          "Works in default under the Housing Act 1985 - sum of £1,245.50 with interest",
		charge + "0/amount":                               "£1,245.50",
		"/paperwurks/llc1/charges/0/sum":                  1245.5,
		"/paperwurks/llc1/charges/0/part":                 2.0,
		charge + "1/registrationDate":                     "2011-05-12",
		charge + "1/authorityReference":                   "11/00321/FUL",
		charge + "1/originatingAuthority":                 "Wexcombe District Council",
		charge + "1/chargeSubCategory":                    "Conditional planning permission", // broken over two lines of a cell
		charge + "1/category":                             "Planning charges",
		"/paperwurks/llc1/charges/1/part":                 3.0,
		charge + "2/description":                          nil,
	})
}

// HM Land Registry's digital register, charge by charge.
const llc1Digital = `
HM Land Registry
Local land charges official search result
Search reference: 000 431 977
Date of search: 3 April 2026
Search location: land at 19 Canal View, Harbury, CV33 9AA
This search reveals 2 local land charges.

Charge 1 of 2
Category                    Planning
Charge sub-category         Conditional planning consent
Law                         Town and Country Planning Act 1990 section 70
HM Land Registry reference  LLC-4F7QX
Authority reference         S08/1123
Originating authority       Stratmoor District Council
Registration date           14 October 2008
Creation date               2 October 2008
Location                    19 Canal View, Harbury
Description                 Erection of single storey rear
                            extension, subject to conditions

Charge 2 of 2
Category                    Financial
Charge sub-category         Specific financial charge
Registration date           1 June 2017
Amount                      £ 3,400.00
HM Land Registry reference  LLC-88ZZ1
`

func TestLLC1Digital(t *testing.T) {
	s := read(LLC1, grid(llc1Digital))
	charge := "/propertyPack/localSearches/localLandCharges/"
	expect(t, s, map[string]any{
		"/paperwurks/llc1/registeredCharges":      2.0,
		"/paperwurks/llc1/resultDate":             "2026-04-03",
		charge + "0/category":                     "Planning",
		charge + "0/chargeSubCategory":            "Conditional planning consent",
		charge + "0/law":                          "Town and Country Planning Act 1990 section 70",
		charge + "0/hmlrReference":                "LLC-4F7QX",
		charge + "0/authorityReference":           "S08/1123",
		charge + "0/originatingAuthority":         "Stratmoor District Council",
		charge + "0/registrationDate":             "2008-10-14",
		charge + "0/creationDate":                 "2008-10-02",
		charge + "0/location/line1":               "19 Canal View, Harbury",
		charge + "0/description":                  "Erection of single storey rear extension, subject to conditions",
		"/paperwurks/llc1/charges/0/part":         nil, // the digital register has categories
		"/paperwurks/llc1/parts/planning":         nil,
		"/paperwurks/llc1/parts/generalFinancial": nil,
		charge + "1/registrationDate":             "2017-06-01",
		charge + "1/hmlrReference":                "LLC-88ZZ1",
		"/paperwurks/llc1/charges/1/sum":          3400.0,
		charge + "2/category":                     nil,
	})
}

// A search company's result on a scan, with nothing registered.
func TestLLC1Nil(t *testing.T) {
	s := read(LLC1, grid(`
Regulated Local Authority Search
Search of the Local Land Charges Register (LLC1)
Our Ref: 55120/A
Property Address:  2 Elm Walk
                   Northby
                   LS1 4DY
Report Date 7 January 2O26
Part I General Financial Charges     None.
Part II Specific Financial Charges   None.
Part III Planning Charges            None.
There are no local land charges registered against the property.
`))
	expect(t, s, map[string]any{
		"/paperwurks/llc1/registeredCharges":                      0.0,
		"/paperwurks/llc1/searchType":                             "Personal",
		"/paperwurks/llc1/reference":                              "55120/A",
		"/paperwurks/llc1/address":                                "2 Elm Walk, Northby, LS1 4DY",
		"/paperwurks/llc1/parts/generalFinancial":                 "No entries",
		"/paperwurks/llc1/parts/specificFinancial":                "No entries",
		"/paperwurks/llc1/parts/planning":                         "No entries",
		"/propertyPack/localSearches/localLandCharges/0/category": nil,
	})
}

// A schedule with named columns: the head broken over lines, one table for several
// parts, an entry's day in the middle of its lines.
func TestLLC1Table(t *testing.T) {
	s := read(LLC1, grid(`
Stourvale District Council
LOCAL LAND CHARGES - OFFICIAL CERTIFICATE OF SEARCH
Dated 9th October 2026
Land in respect of which search was made    4 Orchard Close, Upton, WR8 0PX
The register was searched. Three local land charges were found.

No  Part of register              Description of charge             Originating         Date of
                                  (including statutory provision)   authority           registration

1   2 - Specific Financial        Disabled facilities grant of      Stourvale District  17/05/2019
    Charges                       £8,450.00 repayable on sale       Council

2   3 - Planning Charges          Conditional planning              Stourvale District  11.11.2014
                                  permission 14/00216/FUL, Town     Council
                                  and Country Planning Act 1990

3                                 Tree preservation order 512       Stourvale District  30/01/2015
                                                                    Council
`))
	charge := "/propertyPack/localSearches/localLandCharges/"
	expect(t, s, map[string]any{
		"/paperwurks/llc1/address":                 "4 Orchard Close, Upton, WR8 0PX",
		"/paperwurks/llc1/resultDate":              "2026-10-09",
		"/paperwurks/llc1/parts/specificFinancial": "Entries",
		"/paperwurks/llc1/parts/planning":          "Entries",
		"/paperwurks/llc1/charges/0/part":          2.0,
		"/paperwurks/llc1/charges/0/sum":           8450.0,
		charge + "0/registrationDate":              "2019-05-17",
		charge + "0/originatingAuthority":          "Stourvale District Council",
		charge + "1/registrationDate":              "2014-11-11",
		charge + "1/description":                   "Conditional planning permission 14/00216/FUL, Town and Country Planning Act 1990",
		charge + "1/law":                           "Town and Country Planning Act 1990",
		charge + "1/authorityReference":            "14/00216/FUL",
		charge + "1/chargeSubCategory":             "Conditional planning permission",
		"/paperwurks/llc1/charges/2/part":          3.0,
		charge + "2/description":                   "Tree preservation order 512",
		charge + "2/registrationDate":              "2015-01-30",
		charge + "3/description":                   nil,
	})
}

// A list of the parts that says where there is anything; the charges stand below it.
func TestLLC1SummaryThenSchedule(t *testing.T) {
	s := read(LLC1, grid(`
Regulated Local Authority Search - Register of Local Land Charges (LLC1)
Part       Register                     Entries revealed
Part 1     General Financial Charges    No
Part 2     Specific Financial Charges   No
Part 3     Planning Charges             Yes - see below

Part 3 - Planning Charges
Reference       Description                                  Date registered
12/00388/FUL    Conditional permission for loft conversion   04/07/2012
`))
	charge := "/propertyPack/localSearches/localLandCharges/"
	expect(t, s, map[string]any{
		"/paperwurks/llc1/registeredCharges":      nil,
		"/paperwurks/llc1/parts/generalFinancial": "No entries",
		"/paperwurks/llc1/parts/planning":         "Entries",
		charge + "0/authorityReference":           "12/00388/FUL",
		charge + "0/registrationDate":             "2012-07-04",
		charge + "0/description":                  "Conditional permission for loft conversion",
		charge + "1/description":                  nil,
	})
}

// The form has two dates, the asking's above and the certificate's below, and a
// description's cell that tells the statute, the reference and the place line by line.
func TestLLC1FormWithTwoDates(t *testing.T) {
	s := read(LLC1, grid(`
Register of local land charges
Requisition for search and official certificate of search

Land to be searched: 9 Weir Lane, Tolbury, TB4 4AA
Date 02/03/2026

Official certificate of search
It is hereby certified that the search requested above reveals the 1 registrations described in
the Schedule up to and including the date of this certificate.
On behalf of Tolbury Borough Council
Date 11 March 2026

Part 3: Planning Charges
Description of charge                        Originating authority         Date of registration
Change of use of stables to a dwelling       Tolbury Borough Council       04/05/2011
Town and Country Planning Act 1990
Reference: 11/0404/COU
Land to the rear of 9 Weir Lane
`))
	charge := "/propertyPack/localSearches/localLandCharges/0/"
	expect(t, s, map[string]any{
		"/paperwurks/llc1/resultDate": "2026-03-11",
		charge + "description":        "Change of use of stables to a dwelling",
		charge + "law":                "Town and Country Planning Act 1990",
		charge + "authorityReference": "11/0404/COU",
		charge + "location/line1":     "Land to the rear of 9 Weir Lane",
		charge + "registrationDate":   "2011-05-04",
	})
}
