// Package document is a text to hand out, as a value, and the forms in which it leaves: Markdown for who pastes it elsewhere,
// OpenDocument and DOCX for who writes on, CSV for a table alone. The pages of a PDF are made by data/report.
//
// A document is in one language; its texts are finished. The same document gives the same bytes. A Document is not written to
// once it is made, so that any goroutine may read it. The package must know nothing of what it says, of maps and of windows.
package document
