"""How does the house look? Shapes drawn as SVG and the words that stand beside them."""
