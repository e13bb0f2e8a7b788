"""What Streamlit runs for every reader; it lives here, so that no folder of pages lies beside it."""

from ui import frame, watched

if __name__ == "__main__":
    with watched.run():
        frame.run()
