package papers

var titleRegister = definition{kind: TitleRegister, name: "title register"}
