package expression

// Truth is the answer of a condition.
type Truth int8

// The answers, in the order in which AND takes the least and OR the greatest of them (Kleene 1952).
const (
	False   Truth = -1
	Unknown Truth = 0
	True    Truth = 1
)

// truth is True or False.
func truth(b bool) Truth {
	if b {
		return True
	}
	return False
}
