package papers

import "testing"

// Answers on the line below their items are never the next item's.
func TestTA10AnswersBelow(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"plain": {[]string{
			"Contents of the house, as agreed with the seller",
			"Cooker", "Included",
			"Microwave", "Excluded - the seller's mother gave it",
			"Tumble dryer", "Included",
			"Wall lights and picture lamps", "Excluded",
			"Garden shed", "None at the property",
			"Greenhouse", "For sale (extra) - £75 for the two",
			"Signed by the seller",
		}, map[string]any{
			fixtures + "kitchen/cooker/isIncludedExcludedOrNone":         "Included",
			fixtures + "kitchen/microwave/isIncludedExcludedOrNone":      "Excluded",
			fixtures + "kitchen/microwave/comments":                      "the seller's mother gave it",
			fixtures + "kitchen/tumbleDryer/isIncludedExcludedOrNone":    "Included",
			fixtures + "outdoorArea/gardenShed/isIncludedExcludedOrNone": "None",
			fixtures + "outdoorArea/greenhouse/isIncludedExcludedOrNone": "Excluded",
			fixtures + "outdoorArea/greenhouse/price":                    75.0,
			fixtures + "otherItems/otherItems/0/itemName":                "Wall lights and picture lamps",
			fixtures + "otherItems/otherItems/0/isIncludedOrExcluded":    "Excluded",
			fixtures + "otherItems/otherItems/1/itemName":                nil,
		}},
		"an unanswered item and a name over two lines": {[]string{
			"Fixtures and fittings list",
			"Hob", "Included",
			"Extractor hood",
			"Refrigerator or fridge-freezer",
			"(American style)", "Excluded",
			"Washing machine", "Excluded",
		}, map[string]any{
			fixtures + "kitchen/hob/isIncludedExcludedOrNone":                       "Included",
			fixtures + "kitchen/extractorHood/isIncludedExcludedOrNone":             nil,
			fixtures + "kitchen/refrigeratorFridgeFreezer/isIncludedExcludedOrNone": "Excluded",
			fixtures + "kitchen/washingMachine/isIncludedExcludedOrNone":            "Excluded",
		}},
		"sections with rooms": {[]string{
			"Fixtures and fittings list",
			"Kitchen",
			"Hob", "Staying",
			"Dishwasher", "Going",
			"Carpets",
			"Lounge", "Staying",
			"Bedroom 1", "Staying",
			"Bedroom 2", "Going",
		}, map[string]any{
			fixtures + "kitchen/hob/isIncludedExcludedOrNone":        "Included",
			fixtures + "kitchen/dishwasher/isIncludedExcludedOrNone": "Excluded",
			fixtures + "carpets/bedroom1/isIncludedExcludedOrNone":   "Included",
			fixtures + "carpets/bedroom2/isIncludedExcludedOrNone":   "Excluded",
		}},
		"boxes below": {[]string{
			"Fixtures and fittings list",
			"Hob", "☒ Included ☐ Excluded ☐ None",
			"Dishwasher", "☐ Included ☒ Excluded ☐ None",
			"Microwave", "☐ Included ☐ Excluded ☐ None",
			"Tumble dryer", "☐ Included ☐ Excluded ☒ None",
		}, map[string]any{
			fixtures + "kitchen/hob/isIncludedExcludedOrNone":         "Included",
			fixtures + "kitchen/dishwasher/isIncludedExcludedOrNone":  "Excluded",
			fixtures + "kitchen/microwave/isIncludedExcludedOrNone":   nil,
			fixtures + "kitchen/tumbleDryer/isIncludedExcludedOrNone": "None",
		}},
		"headings that the items stand under": {[]string{
			"Fixtures and fittings list",
			"Included", "Hob", "Dishwasher", "Garden shed",
			"Excluded", "Microwave", "Tumble dryer",
		}, map[string]any{
			fixtures + "kitchen/hob/isIncludedExcludedOrNone":            "Included",
			fixtures + "outdoorArea/gardenShed/isIncludedExcludedOrNone": "Included",
			fixtures + "kitchen/microwave/isIncludedExcludedOrNone":      "Excluded",
		}},
		"neither way is told": {[]string{
			"Fixtures and fittings list",
			"Our own things", "Included", "Hob", "Included", "Dishwasher", "Excluded", "Microwave", "Included", "Tumble dryer", "Excluded",
			"Garden shed", "and that is all that there is to say of the contents of this house, to the best of our knowledge.",
		}, map[string]any{
			fixtures + "kitchen/hob/isIncludedExcludedOrNone":            nil,
			fixtures + "kitchen/dishwasher/isIncludedExcludedOrNone":     nil,
			fixtures + "kitchen/microwave/isIncludedExcludedOrNone":      nil,
			fixtures + "kitchen/tumbleDryer/isIncludedExcludedOrNone":    nil,
			fixtures + "outdoorArea/gardenShed/isIncludedExcludedOrNone": nil,
		}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, read(TA10, textDoc(c.lines...)), c.want) })
	}
}
