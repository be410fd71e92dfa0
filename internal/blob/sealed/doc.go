// Package sealed keeps the objects of each case under a key of that case, so that
// destroying one small key makes every copy of them unreadable: every version, every
// backup, whoever has it.
//
// It owns a driver in front of another, which seals what is written and opens what
// is read, ranges included, and the form of a sealed object, docs/formats/sealed.md.
// Which objects belong to which case is in their key: ORGANISATION/CASE/….
// Those of no case (their second part has a dot, as in ORGANISATION/audit.anchors/…)
// pass as they are, and objects that were written before there was sealing are read
// as they are. Where the keys of cases are kept and when they are destroyed belongs
// to retention; the store behind encrypts again, with a key of its own.
package sealed
