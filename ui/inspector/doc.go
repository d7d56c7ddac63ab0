// Package inspector is the panel at the right: what is selected, every fact of it with its source and date, what it is tied
// to, what can be done with it and, while a need is ranked, why it fits or not. It is shown by Set; texts come in ready.
package inspector
