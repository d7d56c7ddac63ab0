package expression

import "strings"

// deepest is how far values may be nested.
const deepest = 200

// Parse reads an expression. What is wrong with it is an *Error.
func Parse(source string) (*Expression, error) {
	if strings.TrimSpace(source) == "" {
		return nil, &Error{Problem: Empty, Source: source}
	}
	tokens, err := tokenize(source)
	if err != nil {
		return nil, err
	}
	p := &parser{source: source, tokens: tokens}
	n := p.value(0)
	if p.err == nil && p.now().sort != tEnd {
		p.unexpected()
	}
	if p.err != nil {
		return nil, p.err
	}
	return &Expression{source, n}, nil
}

// parser climbs by precedence (Pratt 1973). After the first error it reads no further.
type parser struct {
	source string
	tokens []token
	at     int
	depth  int
	err    *Error
}

// How strongly operators bind.
const (
	bindOr = iota + 1
	bindAnd
	bindNot
	bindCompare
	bindJoin
	bindAdd
	bindMultiply
	bindMinus
)

type infix struct {
	op   operator
	bind int
}

var infixes = map[string]infix{
	"or": {opOr, bindOr}, "and": {opAnd, bindAnd},
	"=": {opEqual, bindCompare}, "<>": {opDiffer, bindCompare}, "<": {opLess, bindCompare}, "<=": {opAtMost, bindCompare},
	">": {opMore, bindCompare}, ">=": {opAtLeast, bindCompare},
	"in": {opIn, bindCompare}, "between": {opBetween, bindCompare}, "like": {opLike, bindCompare},
	"contains": {opContains, bindCompare}, "is": {opKnown, bindCompare}, "not": {opNot, bindCompare},
	"||": {opJoin, bindJoin},
	"+":  {opAdd, bindAdd}, "-": {opSubtract, bindAdd}, "*": {opMultiply, bindMultiply}, "/": {opDivide, bindMultiply},
}

func (p *parser) now() token { return p.tokens[p.at] }

// is says whether the next token is an operator, a sign or a keyword.
func (p *parser) is(word string) bool {
	t := p.now()
	return (t.sort == tSign || t.sort == tKey) && t.word == word
}

func (p *parser) accept(word string) bool {
	if p.is(word) {
		p.at++
		return true
	}
	return false
}

func (p *parser) fail(e *Error) *node {
	if p.err == nil {
		e.Source = p.source
		p.err = e
	}
	p.at = len(p.tokens) - 1
	return &node{op: opTruth}
}

func (p *parser) unexpected() *node {
	t := p.now()
	if t.sort == tEnd {
		return p.fail(&Error{Problem: Unfinished, At: t.from, End: t.to})
	}
	return p.fail(&Error{Problem: Unexpected, At: t.from, End: t.to, Found: p.source[t.from:t.to]})
}

// value reads a value whose operators bind more strongly than least.
func (p *parser) value(least int) *node {
	if p.depth++; p.depth > deepest {
		return p.fail(&Error{Problem: TooDeep, At: p.now().from, End: p.now().to})
	}
	defer func() { p.depth-- }()
	left := p.first()
	for p.err == nil {
		t := p.now()
		in, ok := infixes[t.word]
		if t.sort != tSign && t.sort != tKey || !ok || in.bind <= least {
			return left
		}
		p.at++
		if in.bind == bindCompare {
			left = p.compare(left, in.op)
		} else {
			left = p.join(in.op, left, p.value(in.bind))
		}
	}
	return left
}

func (p *parser) join(op operator, args ...*node) *node {
	return &node{op: op, args: args, from: args[0].from, to: args[len(args)-1].to}
}

// compare reads what follows the sign of a comparison.
func (p *parser) compare(left *node, op operator) *node {
	not := op == opNot
	if not { // nature NOT IN (…)
		in := infixes[p.now().word]
		switch in.op {
		case opIn, opBetween, opLike, opContains:
			p.at++
			op = in.op
		default:
			return p.unexpected()
		}
	}
	var n *node
	switch op {
	case opIn:
		args, to := p.list()
		n = &node{op: opIn, args: append([]*node{left}, args...), from: left.from, to: to}
	case opBetween:
		low := p.value(bindCompare)
		if p.err == nil && !p.accept("and") {
			return p.unexpected()
		}
		n = p.join(opBetween, left, low, p.value(bindCompare))
	case opKnown:
		n = p.state(left)
	default:
		n = p.join(op, left, p.value(bindCompare))
	}
	if not {
		n = &node{op: opNot, args: []*node{n}, from: n.from, to: n.to}
	}
	return n
}

// state reads what follows IS: [NOT] KNOWN, UNKNOWN, TRUE or FALSE.
func (p *parser) state(left *node) *node {
	not := p.accept("not")
	t := p.now()
	if t.sort != tKey {
		return p.unexpected()
	}
	var n *node
	switch t.word {
	case "known", "unknown":
		n = &node{op: opKnown, args: []*node{left}, from: left.from, to: t.to}
		not = not != (t.word == "unknown")
	case "true":
		n = &node{op: opIsTrue, args: []*node{left}, from: left.from, to: t.to}
	case "false":
		inside := &node{op: opNot, args: []*node{left}, from: left.from, to: left.to}
		n = &node{op: opIsTrue, args: []*node{inside}, from: left.from, to: t.to}
	default:
		return p.unexpected()
	}
	p.at++
	if not {
		n = &node{op: opNot, args: []*node{n}, from: n.from, to: n.to}
	}
	return n
}

// list reads values between parentheses, parted by commas or semicolons; one at least.
func (p *parser) list() (args []*node, to int) {
	opening := p.now()
	if !p.accept("(") {
		p.unexpected()
		return nil, 0
	}
	for p.err == nil {
		args = append(args, p.value(0))
		if !p.accept(",") && !p.accept(";") {
			break
		}
	}
	return args, p.closing(opening)
}

// closing takes the parenthesis that ends what opening began.
func (p *parser) closing(opening token) int {
	t := p.now()
	switch {
	case p.err != nil:
	case p.accept(")"):
		return t.to
	case t.sort == tEnd:
		p.fail(&Error{Problem: Unclosed, At: opening.from, End: opening.to, Found: "("})
	default:
		p.unexpected()
	}
	return t.to
}

// first reads a value that begins here.
func (p *parser) first() *node {
	t := p.now()
	switch t.sort {
	case tNumber:
		p.at++
		return &node{op: opNumber, num: t.num, from: t.from, to: t.to}
	case tText:
		p.at++
		return &node{op: opText, word: t.word, from: t.from, to: t.to}
	case tColumn:
		p.at++
		return &node{op: opColumn, word: t.word, from: t.from, to: t.to}
	case tName:
		p.at++
		if p.is("(") {
			return p.call(t)
		}
		return &node{op: opColumn, word: t.word, from: t.from, to: t.to}
	}
	switch {
	case p.accept("("):
		n := p.value(0)
		to := p.closing(t)
		return &node{op: n.op, word: n.word, num: n.num, args: n.args, from: t.from, to: to}
	case p.accept("-"):
		n := p.value(bindMinus)
		return &node{op: opMinus, args: []*node{n}, from: t.from, to: n.to}
	case p.accept("not"):
		n := p.value(bindNot)
		return &node{op: opNot, args: []*node{n}, from: t.from, to: n.to}
	case t.sort == tKey && t.word == "true":
		p.at++
		return &node{op: opTruth, num: 1, from: t.from, to: t.to}
	case t.sort == tKey && t.word == "false":
		p.at++
		return &node{op: opTruth, from: t.from, to: t.to}
	}
	return p.unexpected()
}

// call reads the values of a function whose name was taken.
func (p *parser) call(t token) *node {
	f, ok := functions[Fold(t.word)]
	if !ok {
		return p.fail(&Error{
			Problem: UnknownFunction, At: t.from, End: t.to, Found: t.word, Near: nearest(t.word, functionNames()),
		})
	}
	args, to := p.list()
	if p.err == nil && (len(args) < f.least || len(args) > f.most) {
		return p.fail(&Error{Problem: WrongCount, At: t.from, End: to, Found: t.word})
	}
	return &node{op: opCall, word: f.name, args: args, from: t.from, to: to}
}
