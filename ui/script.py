"""What Streamlit runs for every reader; it lives here, where no folder of pages lies beside it to be found."""

from ui import frame

if __name__ == "__main__":
    frame.run()
