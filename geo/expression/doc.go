// Package expression is the small language of filters, labels and style rules: one for the layer's filter, the table of
// attributes and the command line.
//
//	typezone IN ('U', 'AUc') AND area_m2 >= 1,5 ha
//	nature CONTIENT 'forêt' OU NON (importance EST CONNUE)
//	"Prix de vente" / surface_terrain ENTRE 10 ET 40
//	si(nom EST CONNU; nom; 'sans nom') || ' (' || section || ')'
//
// Keywords are English or French in any case. A name with spaces or signs stands between double quotes or square brackets, a
// text between single quotes or « ». Numbers are written in either language: a comma is a decimal mark, except in a list, where
// it parts the values unless semicolons do; ha, km and % may follow a number. Texts are compared without regard to case and
// accents.
//
// Unknown is not no: what is compared with an unknown value is neither true nor false, and AND, OR and NOT follow the logic of
// Kleene (1952). A filter keeps what is true. What cannot be worked out (a division by zero, a text that is no number where a
// number is wanted) is unknown.
//
// Parse reads a text once; Bind ties it to the columns of one set and checks types, so that evaluating cannot go wrong. An
// Expression is immutable; a Program belongs to one goroutine. Quantities are in the unit of their column; area_m2 and
// length_m are measured on the ellipsoid. The package must know nothing of layers, styles and languages of the reader:
// errors carry a place and a cause, which the floor above says.
package expression
