package synth

// thirdSearchLayouts is the third held-out set's registers, searches and certificates.
var thirdSearchLayouts []layout
