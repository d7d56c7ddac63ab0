// Package allocation shows in the drawer who gets which land: a matrix of needs and land with how each pair answers, the pair in hand with
// its reasons at the right, and what the whole answer comes to. It is shown by Set(Model) and speaks by its OnX callbacks; texts come in
// ready. It must know nothing of how land is given.
package allocation
