"""What must stay true: worked examples, rules of the house, the engines and the browser."""
