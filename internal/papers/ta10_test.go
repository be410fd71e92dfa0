package papers

import "testing"

const fixtures = "/propertyPack/fixturesAndFittings/"

// Columns of boxes under their heads.
func TestTA10Columns(t *testing.T) {
	s := read(TA10, textDoc(
		"Fittings and contents form (TA10)",
		"Address of the property: 14 Mill Lane, Ashford, Kent TN23 1AA",
		"Full names of the seller: Ruth Penrose and Tom Penrose",
		"1 Basic fittings",
		"\tIncluded\tExcluded\tNone\tPrice\tComments",
		"Boiler/immersion heater\t\t☒\t☐\t☐",
		"Radiators/wall heaters\t\t☐\t☐\t☒",
		"Burglar alarm\t☐\t☒\t☐\t£150\tNeeds a code",
		"2 Kitchen",
		"\tIncluded\tExcluded\tNone\tPrice\tComments",
		"Hob\t☒\t☐\t☐",
		"Fridge-freezer\t☐\t☒\t☐\t£50.00",
		"Microwave\t☐\t☐\t☐",
		"Wine cooler\t☒\t☐\t☐",
		"4 Carpets",
		"\tIncluded\tExcluded\tNone\tPrice\tComments",
		"Kitchen\t☐\t☐\t☒",
		"Bedroom 1\t☒\t☐\t☐",
	))
	expect(t, s, map[string]any{
		"/paperwurks/ta10/propertyAddress":                                      "14 Mill Lane, Ashford, Kent TN23 1AA",
		"/propertyPack/address/postcode":                                        "TN23 1AA",
		"/paperwurks/ta10/sellers":                                              "Ruth Penrose and Tom Penrose",
		fixtures + "basicFittings/burglarAlarm/isIncludedExcludedOrNone":        "Excluded",
		fixtures + "basicFittings/burglarAlarm/price":                           150.0,
		fixtures + "basicFittings/burglarAlarm/comments":                        "Needs a code",
		fixtures + "kitchen/hob/isIncludedExcludedOrNone":                       "Included",
		fixtures + "kitchen/refrigeratorFridgeFreezer/isIncludedExcludedOrNone": "Excluded",
		fixtures + "kitchen/refrigeratorFridgeFreezer/price":                    50.0,
		fixtures + "kitchen/microwave/isIncludedExcludedOrNone":                 nil,
		fixtures + "kitchen/otherItems/0/itemName":                              "Wine cooler",
		fixtures + "kitchen/otherItems/0/isIncludedOrExcluded":                  "Included",
		fixtures + "carpets/kitchen/isIncludedExcludedOrNone":                   "None",
		fixtures + "carpets/bedroom1/isIncludedExcludedOrNone":                  "Included",
	})
}

// Typed lists, and boxes beside their words.
func TestTA10Typed(t *testing.T) {
	s := read(TA10, textDoc(
		"Fixtures, fittings and contents list",
		"Kitchen",
		"Cooker\tIncluded",
		"Dishwasher\tExcluded\t£100",
		"Tumble dryer\tIncluded / Excluded / None",
		"Outdoor area",
		"Garden shed\t☐ Included ☒ Excluded ☐ None",
		"Greenhouse\t☐ Included ☐ Excluded ☒ None",
	))
	expect(t, s, map[string]any{
		fixtures + "kitchen/cooker/isIncludedExcludedOrNone":         "Included",
		fixtures + "kitchen/dishwasher/isIncludedExcludedOrNone":     "Excluded",
		fixtures + "kitchen/dishwasher/price":                        100.0,
		fixtures + "kitchen/tumbleDryer/isIncludedExcludedOrNone":    nil,
		fixtures + "outdoorArea/gardenShed/isIncludedExcludedOrNone": "Excluded",
		fixtures + "outdoorArea/greenhouse/isIncludedExcludedOrNone": "None",
	})
}
