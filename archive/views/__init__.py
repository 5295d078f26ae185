"""The pages: one module for each noun. Views read the request, ask a queryset, render."""
