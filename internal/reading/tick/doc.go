// Package tick finds tick boxes and says whether they are ticked: by characters
// in the words of a page, and by ink in the image of a scan: frames of four clear
// edges, and squares, hollow, shadowed or filled in, that stand alone as no letter does.
//
// Form fields and drawn boxes of a PDF belong to pdf; which question a tick
// answers belongs to papers.
package tick
