// Package needfile reads needs as people and other programs write them in JSON: strictly, each thing that is wrong with its
// place (a JSON pointer, RFC 6901) and its rule, and with quantities in the units that people use.
//
// A quantity is a number in the unit of its measure, {"value": 2, "unit": "ha"}, "2 ha", a date for a date and a code for a
// rank. Units come from a closed table and are converted exactly; what is not in it is refused and never guessed. What comes
// out is a plain data.Need, valid, in the units of data. Schema gives the JSON schema of what Read takes. All functions are
// pure and may be called from any goroutine. The package must know nothing of files, of projects and of languages.
package needfile
