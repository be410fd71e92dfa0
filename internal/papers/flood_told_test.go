package papers

import "testing"

// A note tells of a flood and its zone; rules, denials and risks tell of none.
func TestFloodTold(t *testing.T) {
	for name, c := range map[string]struct {
		kind Kind
		note string
		want map[string]any
	}{
		"a note below a drainage search": {CON29DW,
			"The premises suffered flooding from the river in November 2012. They stand in Flood Zone 3a.",
			map[string]any{"pastFlooding/yesNo": "Yes", "pastFlooding/details": anything, "floodZone": "3a"}},
		"a claim told in another reply": {CON29R,
			"Our records note a claim by the occupier in 2016 for internal flood damage.",
			map[string]any{"pastFlooding/yesNo": "Yes"}},
		"no flood": {CON29DW,
			"The property was not flooded in 2015 or since.",
			map[string]any{"pastFlooding/yesNo": nil, "floodZone": nil}},
		"a rule": {CON29DW,
			"If a building was flooded in 2015 the company may enter it on the register.",
			map[string]any{"pastFlooding/yesNo": nil}},
		"a question": {CON29R,
			"Has the property been flooded since 2000?",
			map[string]any{"pastFlooding/yesNo": nil}},
	} {
		t.Run(name, func(t *testing.T) {
			title := "CON29DW Drainage and Water Search"
			if c.kind == CON29R {
				title = "CON29R Enquiries of Local Authority"
			}
			want := map[string]any{}
			for path, v := range c.want {
				want["/paperwurks/"+string(c.kind)+"/"+path] = v
			}
			expect(t, read(c.kind, textDoc(title, "Property: 4 Mill Bank, Wexley, WX4 1AB", "", c.note)), want)
		})
	}
}

// "Flat 3" begins an address, and is nobody's reference.
func TestReferenceIsNoFlat(t *testing.T) {
	s := read(CON29DW, textDoc(
		"CON29DW Drainage and Water Enquiry",
		"Property:\tFlat 3, 18 Quarry Street, Wexley WX4 1AB",
		"Water company:\tVale Water",
	))
	expect(t, s, map[string]any{"/paperwurks/con29dw/reference": nil})
}
