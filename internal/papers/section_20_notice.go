package papers

var section20Notice = definition{kind: Section20Notice, name: "section 20 notice"}
