package expression

// operator is what a node works out of its arguments.
type operator uint8

const (
	opNumber operator = iota
	opText
	opTruth // num: 1 or 0
	opColumn
	opNot
	opAnd
	opOr
	opEqual
	opDiffer
	opLess
	opAtMost
	opMore
	opAtLeast
	opIn       // value, then the list
	opBetween  // value, low, high
	opLike     // value, pattern
	opContains // value, part
	opKnown
	opIsTrue
	opMinus
	opAdd
	opSubtract
	opMultiply
	opDivide
	opJoin
	opCall // word: the English name of the function
)

// node is a piece of an expression and the bytes of the source it takes.
type node struct {
	op       operator
	word     string // a text, a column, a function
	num      float64
	args     []*node
	from, to int
}

// Expression is a text that was read.
type Expression struct {
	source string
	root   *node
}

// String is the expression as it was written.
func (e *Expression) String() string { return e.source }

// Columns are the names that the expression reads, as they are written in it, each once.
func (e *Expression) Columns() []string {
	var names []string
	seen := map[string]bool{}
	e.root.visit(func(n *node) {
		if n.op == opColumn && !seen[n.word] {
			seen[n.word] = true
			names = append(names, n.word)
		}
	})
	return names
}

func (n *node) visit(yield func(*node)) {
	yield(n)
	for _, a := range n.args {
		a.visit(yield)
	}
}
