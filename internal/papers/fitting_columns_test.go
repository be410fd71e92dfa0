package papers

import "testing"

// Two columns of items with their answers are never read across.
func TestTA10TwoColumns(t *testing.T) {
	expect(t, read(TA10, textDoc(
		"Fixtures and fittings list",
		"Kitchen\t\tLights",
		"Hob\tStays\tHall\tGoes with us",
		"Microwave\tGoes with us\tDining room\tStays",
		"Cooker\tFor sale £60\tOutside",
		"Tumble dryer\tNot at property\tGreenhouse\tNot at property",
		"Carpets – lounge\tGoes with us\tGarden shed\tStays",
	)), map[string]any{
		fixtures + "kitchen/hob/isIncludedExcludedOrNone":                     "Included",
		fixtures + "kitchen/microwave/isIncludedExcludedOrNone":               "Excluded",
		fixtures + "kitchen/cooker/isIncludedExcludedOrNone":                  "Excluded",
		fixtures + "kitchen/cooker/price":                                     60.0,
		fixtures + "kitchen/tumbleDryer/isIncludedExcludedOrNone":             "None",
		fixtures + "carpets/livingRoom/isIncludedExcludedOrNone":              "Excluded",
		fixtures + "lightFittings/hallStairsLanding/isIncludedExcludedOrNone": "Excluded",
		fixtures + "lightFittings/diningRoom/isIncludedExcludedOrNone":        "Included",
		fixtures + "outdoorArea/greenhouse/isIncludedExcludedOrNone":          "None",
		fixtures + "outdoorArea/gardenShed/isIncludedExcludedOrNone":          "Included",
		fixtures + "kitchen/hob/comments":                                     nil,
		fixtures + "carpets/otherRooms/0/itemName":                            nil,
	})
}

// Three columns, with prose in the last that tells of no item.
func TestTA10ThreeColumns(t *testing.T) {
	list := textDoc(
		"Fixtures and fittings list",
		"Kitchen\t\tBathroom\t\tGarden",
		"Hob\tStays\tBath\tStays\tGreenhouse\tNot present",
		"Microwave\tGoes\tTaps\tStays\tGarden shed\tStays",
		"Cooker\tStays\tTowel rail\tGoes\tWater butt\tGoes",
		"Freezer\tNone\tMirror\tStays\tNotes",
		"\t\t\t\tOne key of the shed is lost.",
	)
	list.Pages[0].Width = 842 // on its side
	expect(t, read(TA10, list), map[string]any{
		fixtures + "kitchen/hob/isIncludedExcludedOrNone":            "Included",
		fixtures + "kitchen/microwave/isIncludedExcludedOrNone":      "Excluded",
		fixtures + "kitchen/freezer/isIncludedExcludedOrNone":        "None",
		fixtures + "bathroom/bath/isIncludedExcludedOrNone":          "Included",
		fixtures + "bathroom/towelRail/isIncludedExcludedOrNone":     "Excluded",
		fixtures + "outdoorArea/gardenShed/isIncludedExcludedOrNone": "Included",
		fixtures + "outdoorArea/waterButt/isIncludedExcludedOrNone":  "Excluded",
		fixtures + "bathroom/bath/comments":                          nil,
		fixtures + "kitchen/otherItems/0/itemName":                   nil,
	})
}

// What becomes of a room's things, before a list that begins with a section's name.
func TestTA10ListOfRooms(t *testing.T) {
	expect(t, read(TA10, textDoc(
		"Fittings and contents (TA10)",
		"4. Carpets", "Included\tLounge; Bedroom 2", "Excluded\tKitchen",
		"9. Television and telephone", "Included\tTelephone receivers; Television aerial", "None\tRadio aerial",
	)), map[string]any{
		fixtures + "carpets/livingRoom/isIncludedExcludedOrNone":                        "Included",
		fixtures + "carpets/kitchen/isIncludedExcludedOrNone":                           "Excluded",
		fixtures + "televisionAndTelephone/telephoneReceivers/isIncludedExcludedOrNone": "Included",
		fixtures + "televisionAndTelephone/televisionAerial/isIncludedExcludedOrNone":   "Included",
		fixtures + "televisionAndTelephone/radioAerial/isIncludedExcludedOrNone":        "None",
	})
}
