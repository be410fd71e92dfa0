package pdf

import "bytes"

// A call from Go into WebAssembly costs about a microsecond when it can be
// cancelled; a call from one WebAssembly module into another costs a few
// nanoseconds. The gather module holds nothing but loops: each of its functions
// asks PDFium the same questions about every item of a range and stores the
// answers as records in PDFium's memory, where Go reads them at once.
//
// Each function has the signature (subject, from, to, out).

// loop describes one such function.
type loop struct {
	name   string
	record uint32 // bytes
	steps  []step
}

// step is one question: call fn with args, and put the result at an offset in
// the record, or drop it when the answer goes through a pointer.
type step struct {
	fn     string
	args   []arg
	result valueType
	at     uint32 // offset of the result
	keep   bool   // store the result
	handle bool   // remember it as the handle for the steps that follow
}

type valueType byte

const (
	i32 valueType = 0x7f
	f32 valueType = 0x7d
	f64 valueType = 0x7c
)

// arg is an argument of a step, always an i32.
type arg struct {
	kind   argKind
	offset uint32
}

type argKind int

const (
	argSubject argKind = iota // the loop's subject
	argIndex                  // the item's index
	argHandle                 // the last handle
	argOut                    // the address of the record plus offset
)

var (
	subject = arg{kind: argSubject}
	index   = arg{kind: argIndex}
	handle  = arg{kind: argHandle}
)

func out(offset uint32) arg { return arg{kind: argOut, offset: offset} }

// The records, in the order of their fields. Numbers are little-endian.
const (
	charRecord    = 120
	objectRecord  = 24
	segmentRecord = 20
)

var loops = []loop{
	{name: "chars", record: charRecord, steps: []step{
		{fn: "FPDFText_GetUnicode", args: []arg{subject, index}, result: i32, at: 0, keep: true},
		{fn: "FPDFText_IsGenerated", args: []arg{subject, index}, result: i32, at: 4, keep: true},
		{fn: "FPDFText_GetFontSize", args: []arg{subject, index}, result: f64, at: 8, keep: true},
		{fn: "FPDFText_GetLooseCharBox", args: []arg{subject, index, out(16)}, result: i32},
		{fn: "FPDFText_GetCharBox", args: []arg{subject, index, out(32), out(40), out(48), out(56)}, result: i32},
		{fn: "FPDFText_GetCharOrigin", args: []arg{subject, index, out(64), out(72)}, result: i32},
		{fn: "FPDFText_GetMatrix", args: []arg{subject, index, out(80)}, result: i32},
		{fn: "FPDFText_GetTextObject", args: []arg{subject, index}, result: i32, at: 104, keep: true, handle: true},
		{fn: "FPDFTextObj_GetFont", args: []arg{handle}, result: i32, at: 108, keep: true},
		{fn: "FPDFTextObj_GetTextRenderMode", args: []arg{handle}, result: i32, at: 112, keep: true},
		{fn: "FPDFText_HasUnicodeMapError", args: []arg{subject, index}, result: i32, at: 116, keep: true},
	}},
	{name: "objects", record: objectRecord, steps: objectSteps("FPDFPage_GetObject")},
	{name: "formObjects", record: objectRecord, steps: objectSteps("FPDFFormObj_GetObject")},
	{name: "segments", record: segmentRecord, steps: []step{
		{fn: "FPDFPath_GetPathSegment", args: []arg{subject, index}, result: i32, handle: true},
		{fn: "FPDFPathSegment_GetType", args: []arg{handle}, result: i32, at: 0, keep: true},
		{fn: "FPDFPathSegment_GetPoint", args: []arg{handle, out(4), out(8)}, result: i32},
		{fn: "FPDFPathSegment_GetClose", args: []arg{handle}, result: i32, at: 12, keep: true},
	}},
}

func objectSteps(getter string) []step {
	return []step{
		{fn: getter, args: []arg{subject, index}, result: i32, at: 0, keep: true, handle: true},
		{fn: "FPDFPageObj_GetType", args: []arg{handle}, result: i32, at: 4, keep: true},
		// left, bottom, right, top
		{fn: "FPDFPageObj_GetBounds", args: []arg{handle, out(8), out(12), out(16), out(20)}, result: i32},
	}
}

// gatherModule encodes the loops as a WebAssembly module that imports PDFium's
// memory and functions under the name "pdfium".
func gatherModule() []byte {
	type signature struct {
		params int
		result valueType
	}
	var types []signature
	typeOf := func(s signature) int {
		for i, t := range types {
			if t == s {
				return i
			}
		}
		types = append(types, s)
		return len(types) - 1
	}
	const noResult valueType = 0
	loopType := typeOf(signature{4, noResult})

	imported := map[string]int{}
	var imports [][]byte
	for _, l := range loops {
		for _, s := range l.steps {
			if _, ok := imported[s.fn]; ok {
				continue
			}
			imported[s.fn] = len(imports)
			imports = append(imports, concat(name("pdfium"), name(s.fn), []byte{0x00}, leb(uint32(typeOf(signature{len(s.args), s.result})))))
		}
	}
	functions := len(imports)
	imports = append(imports, concat(name("pdfium"), name("memory"), []byte{0x02, 0x00}, leb(0)))

	var typeSection [][]byte
	for _, t := range types {
		e := []byte{0x60}
		e = append(e, leb(uint32(t.params))...)
		e = append(e, bytes.Repeat([]byte{byte(i32)}, t.params)...)
		if t.result == noResult {
			e = append(e, 0)
		} else {
			e = append(e, 1, byte(t.result))
		}
		typeSection = append(typeSection, e)
	}
	var funcSection, exportSection, codeSection [][]byte
	for i, l := range loops {
		funcSection = append(funcSection, leb(uint32(loopType)))
		exportSection = append(exportSection, concat(name(l.name), []byte{0x00}, leb(uint32(functions+i))))
		body := l.body(imported)
		codeSection = append(codeSection, concat(leb(uint32(len(body))), body))
	}
	return concat(
		[]byte("\x00asm\x01\x00\x00\x00"),
		section(1, typeSection),
		section(2, imports),
		section(3, funcSection),
		section(7, exportSection),
		section(10, codeSection),
	)
}

// Locals of a loop: its four parameters, then the handle.
const (
	localSubject = iota
	localIndex
	localTo
	localOut
	localHandle
)

func (l loop) body(imported map[string]int) []byte {
	const (
		opBlock, opLoop, opEnd   = 0x02, 0x03, 0x0b
		opBr, opBrIf, opCall     = 0x0c, 0x0d, 0x10
		opDrop, opGet, opSet     = 0x1a, 0x20, 0x21
		opStoreI32, opStoreF32   = 0x36, 0x38
		opStoreF64, opConst      = 0x39, 0x41
		opGreaterOrEqual, opAdd  = 0x4f, 0x6a
		opTee, emptyBlock        = 0x22, 0x40
		alignByte                = 0x00
		outerBlock, innerLoop    = 1, 0
		oneLocalGroup, oneHandle = 1, 1
	)
	b := []byte{oneLocalGroup, oneHandle, byte(i32)}
	b = append(b, opBlock, emptyBlock, opLoop, emptyBlock)
	b = append(b, opGet, localIndex, opGet, localTo, opGreaterOrEqual, opBrIf, outerBlock)
	for _, s := range l.steps {
		if s.keep {
			b = append(b, opGet, localOut)
		}
		for _, a := range s.args {
			switch a.kind {
			case argSubject:
				b = append(b, opGet, localSubject)
			case argIndex:
				b = append(b, opGet, localIndex)
			case argHandle:
				b = append(b, opGet, localHandle)
			case argOut:
				b = append(b, opGet, localOut, opConst)
				b = append(b, sleb(int32(a.offset))...)
				b = append(b, opAdd)
			}
		}
		b = append(b, opCall)
		b = append(b, leb(uint32(imported[s.fn]))...)
		switch {
		case s.handle && s.keep:
			b = append(b, opTee, localHandle)
		case s.handle:
			b = append(b, opSet, localHandle)
		case !s.keep:
			b = append(b, opDrop)
		}
		if s.keep {
			op := map[valueType]byte{i32: opStoreI32, f32: opStoreF32, f64: opStoreF64}[s.result]
			b = append(b, op, alignByte)
			b = append(b, leb(s.at)...)
		}
	}
	b = append(b, opGet, localOut, opConst)
	b = append(b, sleb(int32(l.record))...)
	b = append(b, opAdd, opSet, localOut)
	b = append(b, opGet, localIndex, opConst, 1, opAdd, opSet, localIndex)
	return append(b, opBr, innerLoop, opEnd, opEnd, opEnd)
}

func section(id byte, items [][]byte) []byte {
	body := concat(append([][]byte{leb(uint32(len(items)))}, items...)...)
	return concat([]byte{id}, leb(uint32(len(body))), body)
}

func name(s string) []byte { return concat(leb(uint32(len(s))), []byte(s)) }

func concat(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// leb is unsigned LEB128, sleb the signed form, which WebAssembly uses for constants.
func leb(v uint32) []byte {
	var b []byte
	for {
		c := byte(v & 0x7f)
		if v >>= 7; v == 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}

func sleb(v int32) []byte {
	var b []byte
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if (v == 0 && c&0x40 == 0) || (v == -1 && c&0x40 != 0) {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}
