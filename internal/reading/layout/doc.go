// Package layout puts the words of a page into lines and the lines into the order
// in which a person reads them: down the columns of prose, row by row through
// tables, a hanging number before its text.
//
// It serves text layers and OCR alike and knows only words with boxes and the
// page's rulings. Finding the words belongs to pdf and ocr.
package layout
