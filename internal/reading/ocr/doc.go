// Package ocr reads the image of a page with the tesseract program, where it is
// installed.
//
// It owns getting the image ready (turning it the right way up, straightening it,
// making headings in white on dark bands black on white, taking out the rulings and
// tick boxes that disturb the recogniser), the running programs, each of which reads
// page after page and ends when there have been none for two seconds, and the words
// they answer. What the first reading left out, such as numbers and replies that stand
// alone in their columns, is put in rows beside the words next to it and shown to the
// program once more; strokes of a pen that stand where no box does become ticks.
// Pixels belong to raster, tick boxes to tick, lines and reading order to layout.
package ocr
